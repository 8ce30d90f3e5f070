package dev.tessera.platform.sampling;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.Prompt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SamplerTest {
    private static final TokenRules NO_RULES = new TokenRules(0, Set.of(), Map.of(), BadWords.none(), Set.of());

    @Test
    void zeroTemperatureTakesTheLikeliestAndTheFirstOfEquals() {
        assertThat(sample(new Sampler(greedy(1, 0, 0), List.of(), 0), 1, 5, 5, 2))
                .isEqualTo(1);
    }

    @Test
    void oneSeedGivesTheSameTokens() {
        assertThat(draws(random(1, 0, 0, 7), 50)).isEqualTo(draws(random(1, 0, 0, 7), 50));
        assertThat(draws(random(1, 0, 0, 7), 50)).isNotEqualTo(draws(random(1, 0, 0, 8), 50));
    }

    @Test
    void drawsWithTheProbabilitiesOfSoftmax() {
        Map<Integer, Integer> counts = new HashMap<>();
        draws(random(1, 0, 0, 1), 20_000).forEach(token -> counts.merge(token, 1, Integer::sum));
        double total = Math.exp(0) + Math.exp(1) + Math.exp(2) + Math.exp(3);
        for (int token = 0; token < 4; token++) {
            assertThat(counts.get(token) / 20_000.0).isCloseTo(Math.exp(token) / total, within(0.01));
        }
    }

    @Test
    void topKKeepsTheLikeliest() {
        assertThat(draws(random(1, 2, 0, 1), 1000)).containsOnly(2, 3);
        assertThat(draws(random(1, 1, 0, 1), 100)).containsOnly(3);
        assertThat(draws(random(1, 100, 0, 1), 10_000)).containsOnly(0, 1, 2, 3);
    }

    @Test
    void topPKeepsTheSmallestSetThatReachesIt() {
        // softmax of 0, 1, 2, 3 is 0.03, 0.09, 0.24, 0.64
        assertThat(draws(random(0.6, 0, 0, 1), 1000)).containsOnly(3);
        assertThat(draws(random(0.7, 0, 0, 1), 1000)).containsOnly(2, 3);
        assertThat(draws(random(0.95, 0, 0, 1), 2000)).containsOnly(1, 2, 3);
        assertThat(draws(random(1e-9, 0, 0, 1), 100)).containsOnly(3);
    }

    @Test
    void minPDropsTheUnlikelyRelativeToTheLikeliest() {
        assertThat(draws(random(1, 0, 0.3, 1), 1000)).containsOnly(2, 3);
        assertThat(draws(random(1, 0, 1, 1), 100)).containsOnly(3);
    }

    @Test
    void endingTokensAreBarredUntilTheLeastNumber() {
        Sampler sampler =
                new Sampler(ruled(new TokenRules(2, Set.of(3, 99), Map.of(), BadWords.none(), Set.of())), List.of(), 0);
        assertThat(sampler.sample(scores())).isEqualTo(2);
        assertThat(sampler.sample(scores())).isEqualTo(2);
        assertThat(sampler.sample(scores())).isEqualTo(3);
    }

    @Test
    void repetitionPenaltyConcernsPromptAndAnswer() {
        Sampler sampler = new Sampler(greedy(2, 0, 0), List.of(3), 0);
        assertThat(sampler.sample(scores())).isEqualTo(2);
        assertThat(sampler.sample(scores())).isEqualTo(3);
        // negative scores are multiplied, so that they become smaller too
        assertThat(sample(new Sampler(greedy(2, 0, 0), List.of(0), 0), -1, -1.5f))
                .isEqualTo(1);
        assertThat(sample(new Sampler(greedy(2, 0, 0), List.of(Prompt.NO_TOKEN), 0), -1, -1.5f))
                .isZero();
    }

    @Test
    void presenceAndFrequencyPenaltiesConcernTheAnswerAlone() {
        Sampler presence = new Sampler(greedy(1, 1.5, 0), List.of(3), 0);
        assertThat(presence.sample(scores())).isEqualTo(3);
        assertThat(presence.sample(scores())).isEqualTo(2);
        assertThat(presence.sample(scores())).isEqualTo(3);

        Sampler frequency = new Sampler(greedy(1, 0, 0.6), List.of(), 0);
        assertThat(IntStream.range(0, 5)
                        .map(i -> frequency.sample(scores()))
                        .boxed()
                        .toList())
                .containsExactly(3, 3, 2, 3, 2);
    }

    @Test
    void choicesOfOneSeedDifferAndTheFirstIsThatOfASingleAnswer() {
        SamplingSettings seeded = random(1, 0, 0, 7);
        assertThat(draws(seeded, 50, 1)).isEqualTo(draws(seeded, 50, 1)).isNotEqualTo(draws(seeded, 50, 0));
        assertThat(draws(seeded, 50, 1)).isNotEqualTo(draws(random(1, 0, 0, 8), 50, 0));
    }

    @Test
    void biasesMoveLogits() {
        TokenRules rules = new TokenRules(0, Set.of(), Map.of(0, 3.5, 3, -100.0), BadWords.none(), Set.of());
        assertThat(new Sampler(ruled(rules), List.of(), 0).sample(scores())).isEqualTo(0);
    }

    @Test
    void onlyAllowedTokensAreChosenWhateverTheirBias() {
        TokenRules rules = new TokenRules(0, Set.of(), Map.of(3, 100.0), BadWords.none(), Set.of(0, 1));
        assertThat(new Sampler(ruled(rules), List.of(), 0).sample(scores())).isEqualTo(1);
    }

    @Test
    void badWordsAreNotCompleted() {
        BadWords badWords = new BadWords(List.of(List.of(3, 3), List.of(2)));
        TokenRules rules = new TokenRules(0, Set.of(), Map.of(), badWords, Set.of());
        Sampler sampler = new Sampler(ruled(rules), List.of(3), 0);
        assertThat(IntStream.range(0, 4)
                        .map(i -> sampler.sample(scores()))
                        .boxed()
                        .toList())
                .containsExactly(3, 1, 3, 1);
    }

    @Test
    void aRequestThatLeavesNoTokenFails() {
        TokenRules rules = new TokenRules(0, Set.of(), Map.of(), new BadWords(List.of(List.of(1))), Set.of(1));
        Sampler sampler = new Sampler(ruled(rules), List.of(), 0);
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> sampler.sample(scores()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_REQUEST));
    }

    @Test
    void scoresThatAreNoNumbersFail() {
        Sampler sampler = new Sampler(greedy(1, 0, 0), List.of(), 0);
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> sample(sampler, 1, Float.NaN))
                .satisfies(e -> assertThat(e.code()).isEqualTo(BACKEND_FAILED));
    }

    private static SamplingSettings greedy(double repetition, double presence, double frequency) {
        return new SamplingSettings(0, 1, 0, 0, repetition, presence, frequency, Optional.empty(), NO_RULES);
    }

    private static SamplingSettings random(double topP, int topK, double minP, long seed) {
        return new SamplingSettings(1, topP, topK, minP, 1, 0, 0, Optional.of(seed), NO_RULES);
    }

    private static SamplingSettings ruled(TokenRules rules) {
        return new SamplingSettings(0, 1, 0, 0, 1, 0, 0, Optional.empty(), rules);
    }

    private static List<Integer> draws(SamplingSettings settings, int count) {
        return draws(settings, count, 0);
    }

    private static List<Integer> draws(SamplingSettings settings, int count, int choice) {
        Sampler sampler = new Sampler(settings, List.of(), choice);
        return IntStream.range(0, count)
                .map(i -> sampler.sample(scores()))
                .boxed()
                .toList();
    }

    private static int sample(Sampler sampler, float... logits) {
        return sampler.sample(new RowScores(logits, 1, 64));
    }

    private static TokenScores scores() {
        return new RowScores(new float[] {0, 1, 2, 3}, 1, 2);
    }
}
