package dev.tessera.platform.engine;

import static dev.tessera.platform.engine.TestingSearch.PROMPT;
import static dev.tessera.platform.engine.TestingSearch.Sizes.ROOMY;
import static dev.tessera.platform.engine.TestingWords.END;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.platform.engine.TestingSearch.Sizes;
import dev.tessera.platform.scheduler.ScheduledSlice;
import dev.tessera.platform.scheduler.Step;
import dev.tessera.platform.tokenizer.Tokenizer;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BeamStepTest {
    @TempDir
    private Path directory;

    private Tokenizer tokenizer;

    @BeforeEach
    void load() throws IOException {
        tokenizer = TestingWords.load(directory);
    }

    @AfterEach
    void close() {
        tokenizer.close();
    }

    static Stream<Arguments> networksAndPenalties() {
        return IntStream.range(0, 8)
                .boxed()
                .flatMap(seed -> DoubleStream.of(-1, 0, 1, 2)
                        .mapToObj(penalty -> Arguments.of(new TestingNetwork(seed), penalty)));
    }

    @ParameterizedTest
    @MethodSource("networksAndPenalties")
    void findsTheBestAnswersThereAreWhereItIsWideEnough(TestingNetwork network, double penalty)
            throws InterruptedException {
        SamplingParameters sampling = SamplingParameters.builder()
                .n(5)
                .maxTokens(4)
                .beamWidth(27)
                .lengthPenalty(penalty)
                .build();

        assertThat(tokens(search(network, sampling, ROOMY).run()))
                .isEqualTo(new ExhaustiveSearch(network, 4, penalty).best(5));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void findsTheSameHoweverLittleRoomThereIs(long seed) throws InterruptedException {
        TestingNetwork network = new TestingNetwork(seed);
        SamplingParameters sampling =
                SamplingParameters.builder().n(3).maxTokens(20).beamWidth(3).build();
        List<List<Integer>> expected = tokens(search(network, sampling, ROOMY).run());

        assertThat(Stream.of(
                        new Sizes(1, 500, true),
                        new Sizes(2, 500, true),
                        new Sizes(3, 8, true),
                        new Sizes(64, 500, false)))
                .allSatisfy(sizes -> assertThat(
                                tokens(search(network, sampling, sizes).run()))
                        .isEqualTo(expected));
    }

    @Test
    void computesOneTokenOfABeamThatGoesOn() {
        TestingSearch search = search(
                new TestingNetwork(1),
                SamplingParameters.builder().maxTokens(20).beamWidth(3).build(),
                ROOMY);
        assertThat(search.step().tokens()).isEqualTo(PROMPT.size());
        Step second = search.step();
        // the others find the full block of the prompt in the cache
        assertThat(second.slices().stream().map(ScheduledSlice::start)).containsExactly(5, 4, 4);
    }

    @Test
    void waitsInTheQueueNoLongerThanItsFirstSequence() {
        TestingSearch search = search(
                new TestingNetwork(1),
                SamplingParameters.builder().maxTokens(20).beamWidth(3).build(),
                ROOMY);
        search.step();

        // refused as long as the search holds the only place
        assertThat(search.admission.enter()).isNotNull();
    }

    @Test
    void leavesNothingBehind() throws InterruptedException {
        TestingSearch search = search(
                new TestingNetwork(1),
                SamplingParameters.builder().maxTokens(6).beamWidth(3).build(),
                ROOMY);
        search.run();
        assertNothingLeft(search);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void canBeGivenUpAtAnyStep(int steps) {
        TestingSearch search = search(
                new TestingNetwork(1),
                SamplingParameters.builder().maxTokens(20).beamWidth(3).build(),
                new Sizes(2, 500, true));
        for (int i = 0; i < steps; i++) {
            search.step();
        }
        search.requests.remove(search.request).forEach(search.scheduler::remove);
        assertNothingLeft(search);
    }

    private static void assertNothingLeft(TestingSearch search) {
        assertThat(search.requests.all()).isEmpty();
        assertThat(search.scheduler.isIdle()).isTrue();
        assertThat(search.keyValueCache.freeBlocks()).isEqualTo(500);
    }

    @Test
    void tellsOfOneAnswerAfterTheOtherAndOfTheWholeLast() throws InterruptedException {
        List<GenerationEvent> events = search(
                        new TestingNetwork(1),
                        SamplingParameters.builder()
                                .n(2)
                                .maxTokens(2)
                                .beamWidth(3)
                                .build(),
                        ROOMY)
                .run();

        List<List<Integer>> answers = tokens(events);
        assertThat(answers).hasSize(2).doesNotHaveDuplicates();
        int tokens = answers.getFirst().size() + answers.getLast().size();
        assertThat(events).hasSize(tokens + 3);
        assertThat(events.get(answers.getFirst().size() - 1))
                .isInstanceOfSatisfying(
                        GenerationEvent.Token.class,
                        token -> assertThat(token.last()).isTrue());
        assertThat(events.get(answers.getFirst().size()))
                .isInstanceOfSatisfying(
                        GenerationEvent.ChoiceFinished.class,
                        last -> assertThat(last.choice()).isZero());
        assertThat(events.getLast())
                .isEqualTo(new GenerationEvent.Finished(new Usage(
                        PROMPT.size(), 0, tokens, Map.of(), Duration.ZERO, Duration.ofNanos(1), Duration.ofNanos(1))));
    }

    @Test
    void tellsWhyAnAnswerEnded() throws InterruptedException {
        List<GenerationEvent> events = search(
                        new TestingNetwork(1),
                        SamplingParameters.builder()
                                .n(9)
                                .maxTokens(2)
                                .beamWidth(9)
                                .build(),
                        ROOMY)
                .run();
        List<List<Integer>> answers = tokens(events);
        List<GenerationEvent.ChoiceFinished> ends = events.stream()
                .filter(GenerationEvent.ChoiceFinished.class::isInstance)
                .map(GenerationEvent.ChoiceFinished.class::cast)
                .toList();
        assertThat(ends.stream().map(GenerationEvent.ChoiceFinished::reason))
                .isEqualTo(answers.stream()
                        .map(answer -> answer.getLast() == END ? FinishReason.STOP : FinishReason.LENGTH)
                        .toList())
                .contains(FinishReason.STOP, FinishReason.LENGTH);
    }

    @Test
    void saysHowLikelyTokensWere() throws InterruptedException {
        TestingNetwork network = new TestingNetwork(1);
        List<GenerationEvent> events = search(
                        network,
                        SamplingParameters.builder()
                                .maxTokens(3)
                                .beamWidth(2)
                                .logprobs(1)
                                .build(),
                        ROOMY)
                .run();
        List<Integer> before = new ArrayList<>(PROMPT);
        for (GenerationEvent event : events) {
            if (event instanceof GenerationEvent.Token token) {
                TokenLogprobs logprobs = token.logprobs().orElseThrow();
                assertThat(logprobs.chosen().id()).isEqualTo(token.id());
                assertThat(logprobs.chosen().logprob()).isCloseTo(network.logprob(before, token.id()), within(1e-6));
                assertThat(logprobs.likeliest()).hasSize(1);
                assertThat(logprobs.rank()).isEqualTo(network.rank(before, token.id()));
                before.add(token.id());
            }
        }
        assertThat(before).hasSizeGreaterThan(PROMPT.size());
    }

    private TestingSearch search(TestingNetwork network, SamplingParameters sampling, Sizes sizes) {
        return new TestingSearch(network, tokenizer, sampling, sizes);
    }

    private static List<List<Integer>> tokens(List<GenerationEvent> events) {
        List<List<Integer>> answers = new ArrayList<>();
        for (GenerationEvent event : events) {
            if (event instanceof GenerationEvent.Token token) {
                if (token.choice() == answers.size()) {
                    answers.add(new ArrayList<>());
                }
                answers.get(token.choice()).add(token.id());
            }
        }
        return answers;
    }
}
