package dev.tessera.platform.engine;

import static dev.tessera.platform.engine.EngineFixture.prompt;
import static dev.tessera.platform.engine.EngineFixture.read;
import static dev.tessera.platform.engine.EngineFixture.request;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;
import static dev.tessera.spi.generation.PromptTruncation.Side.BEGINNING;
import static dev.tessera.spi.generation.PromptTruncation.Side.END;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.platform.tokenizer.TestingTokenizers;
import dev.tessera.platform.tokenizer.Tokenizer;
import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.PromptTruncation;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.TokenizedPrompt;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.Modality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prompts of the tokens 0, 1, 2 and so on up to 7, again and again, in a context of 64 tokens. */
@Timeout(60)
final class PromptCutTest {
    private static final ContentPart.Media PICTURE =
            new ContentPart.Media(Modality.IMAGE, new ContentPart.Url("https://example.com/a.png"));

    @TempDir
    private Path directory;

    private EngineFixture fixture;
    private Engine engine;

    @BeforeEach
    void start() throws IOException {
        fixture = new EngineFixture(CountingModel.write(directory), 8);
        engine = fixture.engine;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void keepsTheEndOrTheBeginning() {
        assertThat(tokens(keeping(3, END), 10)).containsExactly(7, 0, 1);
        assertThat(tokens(keeping(3, BEGINNING), 10)).containsExactly(0, 1, 2);
        assertThat(tokens(keeping(10, END), 10)).containsExactly(prompt(10));
        assertThat(tokens(keeping(11, BEGINNING), 10)).containsExactly(prompt(10));
    }

    @Test
    void keepsAsMuchAsLeavesTheAnswerItsRoom() {
        PromptTruncation all = new PromptTruncation(Optional.empty(), END);

        assertThat(tokens(sampling(all), 100)).hasSize(63);
        assertThat(tokens(sampling(all).maxTokens(60), 100)).containsExactly(0, 1, 2, 3);
        assertThat(tokens(sampling(all).maxTokens(60), 2)).containsExactly(0, 1);
    }

    @Test
    void answersWhatIsLeft() throws InterruptedException {
        List<GenerationEvent> events = read(engine.generate(
                request(keeping(2, END).temperature(0).ignoreEos(true).maxTokens(62), prompt(100))));

        assertThat(events.getFirst())
                .isInstanceOfSatisfying(
                        Started.class,
                        started -> assertThat(started.promptTokenIds()).containsExactly(2, 3));
        assertThat(EngineFixture.tokens(events, 0)).startsWith(4, 5, 6).hasSize(62);
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        Finished.class,
                        finished -> assertThat(finished.usage().promptTokens()).isEqualTo(2));
    }

    @Test
    void leavesTheTextOfWhatIsLeft() {
        Prompt text = new Prompt.Text("a b c d", List.of(), false);

        TokenizedPrompt cut = engine.tokenize(with(text, keeping(2, BEGINNING)));

        assertThat(cut.tokenIds()).containsExactly(0, 1);
        assertThat(cut.text()).isEqualTo(engine.detokenize(List.of(0, 1)));
        assertThat(engine.tokenize(with(text, keeping(4, BEGINNING))).text()).isEqualTo("a b c d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"phi-3.5-vision", "ultravox"})
    void leavesNoTextOfATokenThatTheTokenizerPutBeforeIt(String family) {
        String text = "Hello world again";
        try (Tokenizer tokenizer = TestingTokenizers.ofGoldens(family)) {
            List<Integer> tokens = tokenizer.encode(text, true);
            String added = tokenizer.decode(tokens.subList(0, 1), false);

            assertThat(tokenizer.isSpecial(tokens.getFirst())).isTrue();
            assertThat(text).startsWith(cut(text, tokens, BEGINNING, tokenizer));
            assertThat(cut(text, tokens, BEGINNING, tokenizer)).isNotEmpty();
            assertThat(text).endsWith(cut(text, tokens, END, tokenizer).strip());
            // whoever writes it sees it
            assertThat(cut(added + text, tokens, BEGINNING, tokenizer)).startsWith(added);
        }
    }

    /** The text of three tokens. */
    private static String cut(String text, List<Integer> tokens, PromptTruncation.Side kept, Tokenizer tokenizer) {
        PreparedPrompt whole = new PreparedPrompt(text, tokens, List.of());
        return new PromptCut(new PromptTruncation(Optional.of(3), kept), 1)
                .of(whole, 64, tokenizer)
                .text();
    }

    @Test
    void refusesToKeepWhatLeavesTheAnswerNoRoom() {
        assertRefused(
                request(keeping(64, END), prompt(1)),
                INVALID_REQUEST,
                "truncate_prompt_tokens is 64, but must be at most 63: the context has 64 tokens, and the answer wants 1");
        assertRefused(
                request(keeping(5, END).maxTokens(60), prompt(9)),
                INVALID_REQUEST,
                "truncate_prompt_tokens is 5, but must be at most 4: the context has 64 tokens, and the answer wants 60");
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> engine.generate(request(keeping(5, END).maxTokens(64), prompt(9))))
                .satisfies(e -> assertThat(e.code()).isEqualTo(PROMPT_TOO_LONG))
                .satisfies(e -> assertThat(e.parameter()).contains("max_tokens"));
    }

    @Test
    void refusesPromptsThatHaveMoreThanTokensBeforeAnythingIsFetched() {
        ContentPart.PromptEmbeddings embeddings = new ContentPart.PromptEmbeddings(new EncodedMedia(new byte[1], ""));
        JsonObject none = JsonObject.empty("options", INVALID_REQUEST);

        Stream.of(
                        new Prompt.Tokens(List.of(1), List.of(PICTURE)),
                        new Prompt.Text("a", List.of(PICTURE), false),
                        new Prompt.Chat(List.of(new ChatMessage("user", List.of(PICTURE), none)), none, true, false),
                        new Prompt.Chat(List.of(new ChatMessage("user", List.of(embeddings), none)), none, true, false),
                        new Prompt.Embeddings(embeddings))
                .forEach(prompt -> assertRefused(
                        with(prompt, keeping(1, END)),
                        INVALID_REQUEST,
                        "truncate_prompt_tokens is given, but a prompt with media or embeddings cannot be cut"));
    }

    private void assertRefused(GenerationRequest request, ErrorCode code, String message) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> engine.generate(request))
                .withMessage(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .satisfies(e -> assertThat(e.parameter()).contains("truncate_prompt_tokens"));
    }

    private List<Integer> tokens(SamplingParameters.Builder sampling, int length) {
        return engine.tokenize(request(sampling, prompt(length))).tokenIds();
    }

    private static SamplingParameters.Builder keeping(int tokens, PromptTruncation.Side side) {
        return sampling(new PromptTruncation(Optional.of(tokens), side));
    }

    private static SamplingParameters.Builder sampling(PromptTruncation truncation) {
        return SamplingParameters.builder().truncation(truncation);
    }

    private static GenerationRequest with(Prompt prompt, SamplingParameters.Builder sampling) {
        return new GenerationRequest(prompt, sampling.build());
    }
}
