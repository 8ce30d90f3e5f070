package dev.tessera.platform.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SamplerTest {
    @Test
    void zeroTemperatureTakesTheLikeliestAndTheFirstOfEquals() {
        assertThat(new Sampler(greedy(1, 0, 0), List.of()).sample(new float[] {1, 5, 5, 2}))
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
        SamplingSettings settings = new SamplingSettings(0, 1, 0, 0, 1, 0, 0, Optional.empty(), 2, Set.of(3, 99));
        Sampler sampler = new Sampler(settings, List.of());
        assertThat(sampler.sample(logits())).isEqualTo(2);
        assertThat(sampler.sample(logits())).isEqualTo(2);
        assertThat(sampler.sample(logits())).isEqualTo(3);
    }

    @Test
    void repetitionPenaltyConcernsPromptAndAnswer() {
        Sampler sampler = new Sampler(greedy(2, 0, 0), List.of(3));
        assertThat(sampler.sample(logits())).isEqualTo(2);
        assertThat(sampler.sample(logits())).isEqualTo(3);
        // negative scores are multiplied, so that they become smaller too
        assertThat(new Sampler(greedy(2, 0, 0), List.of(0)).sample(new float[] {-1, -1.5f}))
                .isEqualTo(1);
    }

    @Test
    void presenceAndFrequencyPenaltiesConcernTheAnswerAlone() {
        Sampler presence = new Sampler(greedy(1, 1.5, 0), List.of(3));
        assertThat(presence.sample(logits())).isEqualTo(3);
        assertThat(presence.sample(logits())).isEqualTo(2);
        assertThat(presence.sample(logits())).isEqualTo(3);

        Sampler frequency = new Sampler(greedy(1, 0, 0.6), List.of());
        assertThat(IntStream.range(0, 5)
                        .map(i -> frequency.sample(logits()))
                        .boxed()
                        .toList())
                .containsExactly(3, 3, 2, 3, 2);
    }

    private static SamplingSettings greedy(double repetition, double presence, double frequency) {
        return new SamplingSettings(0, 1, 0, 0, repetition, presence, frequency, Optional.empty(), 0, Set.of());
    }

    private static SamplingSettings random(double topP, int topK, double minP, long seed) {
        return new SamplingSettings(1, topP, topK, minP, 1, 0, 0, Optional.of(seed), 0, Set.of());
    }

    private static List<Integer> draws(SamplingSettings settings, int count) {
        Sampler sampler = new Sampler(settings, List.of());
        return IntStream.range(0, count)
                .map(i -> sampler.sample(logits()))
                .boxed()
                .toList();
    }

    private static float[] logits() {
        return new float[] {0, 1, 2, 3};
    }
}
