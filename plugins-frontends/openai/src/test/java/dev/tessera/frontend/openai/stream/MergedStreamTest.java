package dev.tessera.frontend.openai.stream;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static dev.tessera.spi.error.StandardErrors.QUEUE_FULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.generation.Usage;
import dev.tessera.spi.media.Modality;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MergedStreamTest {
    private static final PromptLogprobs LOGPROBS = new PromptLogprobs(List.of(Optional.empty()));

    @Test
    void tellsOfAllPromptsFirstAndNumbersTheChoicesByPrompt() throws InterruptedException {
        TestingInferenceService engine = engine(prompt -> answer(prompt, new Started("p", List.of(prompt))));

        List<GenerationEvent> events = read(engine, 3, 2);

        assertThat(events.subList(0, 3))
                .containsExactly(
                        new Started("p", List.of(0)), new Started("p", List.of(1)), new Started("p", List.of(2)));
        assertThat(events.subList(3, 15)).hasOnlyElementsOfTypes(Token.class, ChoiceFinished.class);
        for (int choice = 0; choice < 6; choice++) {
            assertThat(events)
                    .containsSubsequence(
                            new Token(choice, choice / 2, "c" + choice % 2, Optional.empty()),
                            new ChoiceFinished(choice, "", FinishReason.STOP, Optional.empty()));
        }
        assertThat(events).hasSize(16).last().isInstanceOf(Finished.class);
        assertThat(engine.openStreams()).isZero();
    }

    @Test
    void tellsHowLikelyEachPromptWasAfterThatPrompt() throws InterruptedException {
        TestingInferenceService engine = engine(prompt -> answer(prompt, new Started("p", List.of(prompt)), LOGPROBS));

        List<GenerationEvent> events = read(
                engine,
                requests(2, SamplingParameters.builder().promptLogprobs(0).build()));

        assertThat(events)
                .startsWith(new Started("p", List.of(0)), LOGPROBS)
                .containsSequence(new Started("p", List.of(1)), LOGPROBS);
    }

    @Test
    void addsUpWhatThePromptsTook() throws InterruptedException {
        TestingInferenceService engine = engine(prompt -> TestingAnswer.of(
                new Started("p", List.of(1)),
                new Finished(new Usage(
                        10,
                        4,
                        prompt + 1,
                        Map.of(Modality.IMAGE, 3),
                        Duration.ofMillis(5),
                        Duration.ofMillis(prompt),
                        Duration.ofMillis(7 - prompt)))));

        assertThat(read(engine, 2, 1).getLast())
                .isEqualTo(new Finished(new Usage(
                        20,
                        8,
                        3,
                        Map.of(Modality.IMAGE, 6),
                        Duration.ofMillis(10),
                        Duration.ofMillis(1),
                        Duration.ofMillis(6))));
    }

    @Test
    void tookNoLongerThanUntilTheLastPromptWasAnswered() throws InterruptedException {
        TestingInferenceService engine = engine(prompt -> TestingAnswer.of(
                new Started("p", List.of(1)),
                new Finished(new Usage(
                        1,
                        0,
                        1,
                        Map.of(),
                        Duration.ofMillis(5),
                        Duration.ofMillis(1),
                        // the first prompt has the longer answer, and waits for nothing but its own preparation
                        Duration.ofMillis(prompt == 0 ? 50 : 10)))));

        Finished last = (Finished) read(engine, 3, 1).getLast();

        assertThat(last.usage().preparation()).isEqualTo(Duration.ofMillis(5));
        assertThat(last.usage().furtherTokens()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void endsAllRequestsWhereOneFails() {
        TesseraException failure = new TesseraException(BACKEND_FAILED, "the step failed");
        TestingInferenceService engine = engine(prompt -> prompt == 1
                ? TestingAnswer.failing(failure)
                : TestingAnswer.tokens("a".repeat(100).split("")));

        assertThatThrownBy(() -> read(engine, 3, 1)).isSameAs(failure);
        assertThat(engine.openStreams()).isZero();
    }

    @Test
    void leavesNoRequestWhereOneCannotBeStarted() {
        TesseraException failure = new TesseraException(QUEUE_FULL, "the queue is full");
        TestingInferenceService engine = engine(prompt -> {
            if (prompt == 2) {
                throw failure;
            }
            return TestingAnswer.tokens("a");
        });

        assertThatThrownBy(() -> MergedStream.start(engine, requests(3, sampling(1))))
                .isSameAs(failure);
        assertThat(engine.requests()).hasSize(3);
        assertThat(engine.openStreams()).isZero();
    }

    @Test
    void endsAllRequestsWhenItIsClosed() throws InterruptedException {
        TestingInferenceService engine =
                engine(prompt -> TestingAnswer.tokens("a".repeat(1000).split("")));
        MergedStream stream = MergedStream.start(engine, requests(4, sampling(1)));
        assertThat(stream.next()).isInstanceOf(Started.class);

        stream.close();

        assertThat(engine.openStreams()).isZero();
        assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void reportsADefectOfAStreamAsSuch() {
        TestingInferenceService engine =
                engine(prompt -> TestingAnswer.failing(new TesseraException(INTERNAL_ERROR, "the request failed")));

        assertThatThrownBy(() -> read(engine, 2, 1)).hasMessage("the request failed");
    }

    private static TestingInferenceService engine(IntFunction<TestingAnswer> script) {
        ServedModel model = new ServedModel("demo", 4096, Set.of());
        return new TestingInferenceService(
                model,
                request -> script.apply(
                        ((Prompt.Tokens) request.prompt()).tokenIds().getFirst()));
    }

    /** Two choices of one token, whose id is the number of the prompt. */
    private static TestingAnswer answer(int prompt, GenerationEvent... announced) {
        List<GenerationEvent> events = new ArrayList<>(List.of(announced));
        for (int choice = 0; choice < 2; choice++) {
            events.add(new Token(choice, prompt, "c" + choice, Optional.empty()));
        }
        for (int choice = 0; choice < 2; choice++) {
            events.add(new ChoiceFinished(choice, "", FinishReason.STOP, Optional.empty()));
        }
        events.add(new Finished(new Usage(1, 0, 2, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO)));
        return new TestingAnswer(events, Optional.empty());
    }

    private static List<GenerationEvent> read(TestingInferenceService engine, int prompts, int choices)
            throws InterruptedException {
        return read(engine, requests(prompts, sampling(choices)));
    }

    private static List<GenerationEvent> read(TestingInferenceService engine, List<GenerationRequest> requests)
            throws InterruptedException {
        List<GenerationEvent> events = new ArrayList<>();
        try (MergedStream stream = MergedStream.start(engine, requests)) {
            do {
                events.add(stream.next());
            } while (!(events.getLast() instanceof Finished));
        }
        return events;
    }

    private static SamplingParameters sampling(int choices) {
        return SamplingParameters.builder().n(choices).build();
    }

    private static List<GenerationRequest> requests(int prompts, SamplingParameters sampling) {
        return IntStream.range(0, prompts)
                .mapToObj(prompt -> new GenerationRequest(new Prompt.Tokens(List.of(prompt), List.of()), sampling))
                .toList();
    }
}
