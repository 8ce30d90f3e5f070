package dev.tessera.spi.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.generation.TokenLogprobs.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TokenLogprobsTest {
    private static final List<Candidate> LIKELIEST =
            List.of(new Candidate(1, "a", -0.5), new Candidate(2, "b", -1), new Candidate(3, "c", -2));

    @Test
    void placeATokenAfterThoseOfTheLikeliestThatAreLikelier() {
        assertThat(new TokenLogprobs(LIKELIEST.getFirst(), LIKELIEST).rank()).isEqualTo(1);
        assertThat(new TokenLogprobs(LIKELIEST.get(1), LIKELIEST).rank()).isEqualTo(2);
        assertThat(new TokenLogprobs(new Candidate(4, "d", -9), LIKELIEST).rank())
                .isEqualTo(4);
        assertThat(new TokenLogprobs(new Candidate(4, "d", -9), List.of()).rank())
                .isEqualTo(1);
    }

    @Test
    void haveNoPlaceBeforeTheFirst() {
        assertThatThrownBy(() -> new TokenLogprobs(LIKELIEST.getFirst(), 0, LIKELIEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the rank of a token is 0, but must be at least 1");
    }
}
