package dev.tessera.frontend.openai.chat;

import static dev.tessera.frontend.openai.json.TestingBodies.json;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.frontend.openai.answer.AnswerIds;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.media.Modality;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Function;

/** A chat with an engine that plays a script, at a fixed time and with a fixed id. */
final class TestingChat {
    static final ServedModel MODEL = new ServedModel("demo", 4096, Set.of(Modality.IMAGE));

    private final ChatCompletionsProtocol protocol;
    private final TestingInferenceService service;

    private TestingChat(RequestLimits limits, Function<GenerationRequest, TestingAnswer> script) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);
        protocol = new ChatCompletionsProtocol(
                limits, TestingConfigs.templates(), new AnswerIds(clock, () -> "0123456789abcdef"));
        service = new TestingInferenceService(MODEL, script);
    }

    /** A chat that answers with "Hi". */
    static TestingChat withDefaults() {
        return configured(TestingConfigs.defaults());
    }

    static TestingChat configured(RequestLimits limits) {
        return new TestingChat(limits, request -> TestingAnswer.tokens("Hi"));
    }

    static TestingChat scripted(Function<GenerationRequest, TestingAnswer> script) {
        return new TestingChat(TestingConfigs.defaults(), script);
    }

    TestingInferenceService service() {
        return service;
    }

    byte[] answer(byte[] body) throws InterruptedException {
        return protocol.answer(body, service);
    }

    /** What the engine is asked for a body with apostrophes for quotation marks. */
    GenerationRequest request(String body) throws InterruptedException {
        answer(json(body));
        return service.requests().getLast();
    }

    /** The conversation of {@link #request}. */
    Prompt.Chat prompt(String body) throws InterruptedException {
        return (Prompt.Chat) request(body).prompt();
    }

    /** The error for a body with apostrophes for quotation marks. */
    TesseraException refusal(String body) {
        return catchThrowableOfType(TesseraException.class, () -> answer(json(body)));
    }
}
