package dev.tessera.frontend.openai.chunk;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.call.ServerSentEvent;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.request.StreamOptions;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ChunkEncoderTest {
    private static final Started STARTED = new Started("p", List.of(1, 2));
    private static final Finished FINISHED =
            new Finished(new Usage(2, 0, 3, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO));

    private final TestingForm form = new TestingForm();

    @Test
    void beginsEachChoiceWithItsFirstResult() {
        ChunkEncoder encoder = encoder(new StreamOptions(true, false, false, 1));

        assertThat(chunks(encoder, STARTED)).isEmpty();
        assertThat(chunks(encoder, token(1, 7, "a"), token(1, 8, "b"), token(0, 9, "c")))
                .containsExactly(
                        "begin 1 [] ''", "text 1 [7] 'a'", "text 1 [8] 'b'", "begin 0 [] ''", "text 0 [9] 'c'");
        assertThat(chunks(encoder, finished(2, ""))).containsExactly("begin 2 [] ''", "end 2 [] ''");
    }

    @Test
    void waitsForText() {
        ChunkEncoder encoder = encoder(new StreamOptions(true, false, false, 1));

        assertThat(chunks(encoder, STARTED, token(0, 7, ""), token(0, 8, "a"), token(0, 9, ""), finished(0, "b")))
                .containsExactly("begin 0 [] ''", "text 0 [7, 8] 'a'", "end 0 [9] 'b'");
    }

    @Test
    void endsAChoiceTogetherWithItsLastToken() {
        ChunkEncoder encoder = encoder(new StreamOptions(true, false, false, 1));

        assertThat(chunks(encoder, STARTED, token(0, 7, "a"), last(0, 8, "b"), finished(0, "c")))
                .containsExactly("begin 0 [] ''", "text 0 [7] 'a'", "end 0 [8] 'bc'");
    }

    @Test
    void gathersTokensForTheIntervalAfterTheFirstChunk() {
        ChunkEncoder encoder = encoder(new StreamOptions(true, false, false, 2));

        assertThat(chunks(
                        encoder,
                        STARTED,
                        token(0, 5, "a"),
                        token(0, 6, "b"),
                        token(0, 7, "c"),
                        token(0, 8, "d"),
                        finished(0, "e")))
                .containsExactly("begin 0 [] ''", "text 0 [5] 'a'", "text 0 [6, 7] 'bc'", "end 0 [8] 'de'");
    }

    @Test
    void saysWhatTheAnswerTookWhereThatIsAskedFor() {
        assertThat(chunks(encoder(new StreamOptions(true, false, false, 1)), STARTED, FINISHED))
                .containsExactly("[DONE]");
        assertThat(chunks(encoder(new StreamOptions(true, true, false, 1)), STARTED, FINISHED))
                .containsExactly("usage 5", "[DONE]");
    }

    @Test
    void saysWhatEachChoiceTookUpToNowWhereThatIsAskedFor() {
        assertThat(chunks(
                        encoder(new StreamOptions(true, true, true, 1)),
                        STARTED,
                        token(0, 7, "a"),
                        token(1, 7, "a"),
                        finished(0, ""),
                        last(1, 8, "b"),
                        finished(1, ""),
                        FINISHED))
                .containsExactly(
                        "begin 0 [] '' 2",
                        "text 0 [7] 'a' 3",
                        "begin 1 [] '' 2",
                        "text 1 [7] 'a' 3",
                        "end 0 [] '' 3",
                        "end 1 [8] 'b' 4",
                        "usage 5",
                        "[DONE]");
    }

    @Test
    void tellsWhatWaitsBeforeItSaysThatTheAnswerBrokeOff() {
        ChunkEncoder encoder = encoder(new StreamOptions(true, false, false, 3));
        chunks(encoder, STARTED, token(0, 5, "a"), token(0, 6, "b"), token(1, 7, "c"), token(1, 8, ""));

        assertThat(shown(encoder.encode(new TesseraException(BACKEND_FAILED, "the step failed"))))
                .containsExactly(
                        "text 0 [6] 'b'",
                        "{'error':{'message':'the step failed','type':'InternalServerError','param':null,'code':500}}",
                        "[DONE]");
    }

    @Test
    void showsItsFormThePrompts() {
        ChunkEncoder encoder = encoder(new StreamOptions(true, false, false, 1));

        assertThat(chunks(encoder, STARTED, new PromptLogprobs(List.of()))).isEmpty();
        assertThat(form.prompts()).isEqualTo(2);
    }

    private ChunkEncoder encoder(StreamOptions options) {
        return new ChunkEncoder(form, options, new JsonWriter());
    }

    private static Token token(int choice, int id, String text) {
        return new Token(choice, id, text, Optional.empty());
    }

    private static Token last(int choice, int id, String text) {
        return new Token(choice, id, text, Optional.empty(), true);
    }

    private static ChoiceFinished finished(int choice, String text) {
        return new ChoiceFinished(choice, text, FinishReason.STOP, Optional.empty());
    }

    private static List<String> chunks(ChunkEncoder encoder, GenerationEvent... events) {
        return shown(Stream.of(events)
                .flatMap(event -> encoder.encode(event).stream())
                .toList());
    }

    private static List<String> shown(List<ServerSentEvent> events) {
        return events.stream()
                .map(event -> event.data()
                        .replaceFirst("\\{\"chunk\":\"(.*)\"}", "$1")
                        .replace('"', '\''))
                .toList();
    }
}
