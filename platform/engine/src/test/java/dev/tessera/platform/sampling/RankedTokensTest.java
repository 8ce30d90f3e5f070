package dev.tessera.platform.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RankedTokensTest {
    @Test
    void areInOrderWhetherAllAreTakenOrSome() {
        SplittableRandom random = new SplittableRandom(3);
        float[] logits = new float[300];
        for (int id = 0; id < logits.length; id++) {
            logits[id] = random.nextInt(-10, 10);
        }
        List<Integer> sorted = IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer id) -> logits[id]).reversed())
                .toList();
        assertThat(ids(RankedTokens.all(logits))).isEqualTo(sorted);
        for (int count : List.of(1, 2, 17, 299, 300)) {
            assertThat(ids(RankedTokens.first(count, logits))).isEqualTo(sorted.subList(0, count));
        }
        assertThat(RankedTokens.first(1000, logits).size()).isEqualTo(300);
    }

    @Test
    void knowRankAndLogitOfATokenAmongThem() {
        RankedTokens tokens = RankedTokens.first(2, new float[] {1, -4, 7});
        assertThat(tokens.rank(0)).isEqualTo(1);
        assertThat(tokens.logit(1)).isEqualTo(1);
        assertThat(tokens.rank(1)).isEqualTo(-1);
    }

    @Test
    void areNotEmptyAndHaveOneLogitEach() {
        assertThatThrownBy(() -> new RankedTokens(new int[2], new float[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 tokens with 1 logits are not a list of tokens");
        assertThatThrownBy(() -> RankedTokens.all(new float[0])).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Integer> ids(RankedTokens tokens) {
        return IntStream.range(0, tokens.size()).map(tokens::id).boxed().toList();
    }
}
