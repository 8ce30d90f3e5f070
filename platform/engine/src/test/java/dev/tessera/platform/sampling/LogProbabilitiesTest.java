package dev.tessera.platform.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LogProbabilitiesTest {
    @Test
    void areTheLogarithmOfSoftmax() {
        LogProbabilities logprobs = of(0, (float) Math.log(3));
        assertThat(logprobs.of(0).logprob()).isCloseTo(Math.log(0.25), within(1e-7));
        assertThat(logprobs.of(1).logprob()).isCloseTo(Math.log(0.75), within(1e-7));
    }

    @Test
    void doNotOverflow() {
        LogProbabilities logprobs = of(1e30f, 1e30f);
        assertThat(logprobs.of(0).logprob()).isCloseTo(Math.log(0.5), within(1e-7));
    }

    @Test
    void likeliestComeFirst() {
        LogProbabilities logprobs = of(1, 9, 3, 7, 5);
        assertThat(ids(logprobs, 3)).containsExactly(1, 3, 4);
        assertThat(ids(logprobs, 0)).isEmpty();
        assertThat(ids(logprobs, 99)).containsExactly(1, 3, 4, 2, 0);
    }

    @Test
    void ofEqualTokensTheLowerIdComesFirst() {
        assertThat(ids(of(1, 2, 2, -0f, 0), 4)).containsExactly(1, 2, 0, 3);
    }

    @Test
    void likeliestTokensHaveTheirOwn() {
        LogProbabilities logprobs = of(1, 9, 3, 7, 5);
        assertThat(logprobs.likeliest(5)).allSatisfy(token -> assertThat(token).isEqualTo(logprobs.of(token.id())));
    }

    private static List<Integer> ids(LogProbabilities logprobs, int count) {
        return logprobs.likeliest(count).stream().map(ScoredToken::id).toList();
    }

    @Test
    void ranksTokensWhetherTheyAreAmongTheLikeliestOrNot() {
        LogProbabilities logprobs = of(1, 9, 3, 7, 5, 3);
        assertThat(logprobs.rank(1)).isEqualTo(1);
        assertThat(logprobs.rank(4)).isEqualTo(3);
        assertThat(logprobs.rank(2)).isEqualTo(4);
        assertThat(logprobs.rank(5)).isEqualTo(5);
        assertThat(logprobs.rank(0)).isEqualTo(6);
    }

    private static LogProbabilities of(float... logits) {
        return new LogProbabilities(new RowScores(logits, 1, 2));
    }
}
