package dev.tessera.frontend.openai.chat;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.spi.frontend.Protocol;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;
import dev.tessera.spi.generation.ServedModel;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * {@code POST /v1/chat/completions} without the transport: OpenAI's chat completions with vLLM's further fields, answered
 * in one piece.
 *
 * <p>What the engine cannot do is refused. A field that nobody knows is ignored, as in vLLM, and so is one that does not
 * bear on the answer, such as {@code user} or {@code metadata}: a misspelt field is therefore not noticed.
 */
public final class ChatCompletionsProtocol implements Protocol {
    private final ChatRequestReader requests;
    private final JsonWriter json = new JsonWriter();
    private final Clock clock;
    private final Supplier<String> ids;

    @Inject
    public ChatCompletionsProtocol(OpenAiConfig config) {
        this(config, Clock.systemUTC(), () -> UUID.randomUUID().toString().replace("-", ""));
    }

    ChatCompletionsProtocol(OpenAiConfig config, Clock clock, Supplier<String> ids) {
        requests = new ChatRequestReader(config);
        this.clock = requireNonNull(clock, "clock is null");
        this.ids = requireNonNull(ids, "ids is null");
    }

    @Override
    public byte[] answer(byte[] body, InferenceService service) throws InterruptedException {
        ServedModel model = service.model();
        ChatRequest request = requests.read(body, model.name());
        String id = "chatcmpl-" + ids.get();
        long created = clock.instant().getEpochSecond();
        try (GenerationStream stream = service.generate(request.generation())) {
            Answer answer = Answer.collect(stream);
            return json.write(ChatCompletion.of(request, answer, id, created, model.name()));
        }
    }
}
