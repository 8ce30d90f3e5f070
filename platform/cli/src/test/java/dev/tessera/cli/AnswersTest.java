package dev.tessera.cli;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.generation.Usage;
import dev.tessera.spi.media.Modality;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AnswersTest {
    private static final ServedModel MODEL = new ServedModel("mosaic", 64, Set.of(Modality.IMAGE));

    private final StringWriter output = new StringWriter();
    private final Answers answers = new Answers(new PrintWriter(output));

    @Test
    void collectsAnAnswerInOneObject() throws InterruptedException {
        TestingAnswer answer = TestingAnswer.of(
                new GenerationEvent.Started("prompt", List.of(101, 900, 900)),
                new GenerationEvent.Token(0, 7, "Hel", Optional.empty()),
                new GenerationEvent.Token(0, 8, "", Optional.empty()),
                new GenerationEvent.ChoiceFinished(0, "lo", FinishReason.LENGTH, Optional.empty()),
                new GenerationEvent.Finished(new Usage(
                        3,
                        1,
                        2,
                        Map.of(Modality.IMAGE, 2),
                        Duration.ofMillis(12),
                        Duration.ofNanos(1_500_000),
                        Duration.ZERO)));
        AnswerObject object;
        try (GenerationStream stream = open(answer)) {
            object = AnswerObject.collect(stream, MODEL);
        }
        assertThat(object.members().keySet())
                .containsExactly("model", "text", "finish_reason", "token_ids", "prompt_token_ids", "usage", "timings");
        assertThat(object.members())
                .isEqualTo(Map.of(
                        "model",
                        "mosaic",
                        "text",
                        "Hello",
                        "finish_reason",
                        "length",
                        "token_ids",
                        List.of(7, 8),
                        "prompt_token_ids",
                        List.of(101, 900, 900),
                        "usage",
                        Map.of("prompt_tokens", 3, "completion_tokens", 2, "multimodal_tokens", Map.of("image", 2)),
                        "timings",
                        Map.of("preparation_ms", 12.0, "first_token_ms", 1.5, "further_tokens_ms", 0.0)));
    }

    @Test
    void printsTheObjectAsJson() throws InterruptedException {
        try (GenerationStream stream = open(TestingAnswer.tokens("a", "b"));
                Progress progress = progress()) {
            answers.json(stream, MODEL, progress);
        }
        assertThat(output.toString())
                .startsWith("{")
                .contains("\"text\" : \"ab\"", "\"finish_reason\" : \"stop\"")
                .endsWith("}%n".formatted());
    }

    @Test
    void streamsTextAsItComes() throws InterruptedException {
        TestingAnswer answer = TestingAnswer.of(
                new GenerationEvent.Started("prompt", List.of(101)),
                new GenerationEvent.Token(0, 7, "Hel", Optional.empty()),
                new GenerationEvent.ChoiceFinished(0, "lo", FinishReason.STOP, Optional.empty()),
                new GenerationEvent.Finished(
                        new Usage(1, 0, 1, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO)));
        try (GenerationStream stream = open(answer);
                Progress progress = progress()) {
            answers.stream(stream, progress);
        }
        assertThat(output).hasToString("Hello%n".formatted());
    }

    @Test
    void aFailureComesAfterTheTextThatWasThere() {
        TesseraException failure = new TesseraException(BACKEND_FAILED, "the device is gone");
        try (GenerationStream stream = open(TestingAnswer.failing(failure, "a"));
                Progress progress = progress()) {
            assertThatThrownBy(() -> answers.stream(stream, progress)).isSameAs(failure);
        }
        assertThat(output).hasToString("a");
    }

    @Test
    void stopsWhereNobodyReadsAnyMore() throws InterruptedException {
        // an answer that would fail if it were read to its end
        TesseraException failure = new TesseraException(BACKEND_FAILED, "the device is gone");
        try (GenerationStream stream = open(TestingAnswer.failing(failure, "a", "b"));
                Progress progress = progress()) {
            new Answers(new PrintWriter(new BrokenPipe())).stream(stream, progress);
        }
    }

    private Progress progress() {
        return Progress.start(new PrintWriter(output), "Loading");
    }

    private static GenerationStream open(TestingAnswer answer) {
        return new TestingInferenceService(MODEL, request -> answer)
                .generate(new GenerationRequest(
                        new Prompt.Tokens(List.of(101), List.of()),
                        SamplingParameters.builder().build()));
    }

    /** The end of a pipe whose reader has gone. */
    private static final class BrokenPipe extends Writer {
        @Override
        public void write(char[] characters, int offset, int length) throws IOException {
            throw new IOException("broken pipe");
        }

        @Override
        public void flush() throws IOException {
            throw new IOException("broken pipe");
        }

        @Override
        public void close() {
            // nothing to close
        }
    }
}
