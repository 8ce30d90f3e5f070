package dev.tessera.media.javacv.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are numpy's. */
final class FrameSamplingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "50 | 8 | 0 7 14 21 28 35 42 49",
                "60 | 8 | 0 8 16 25 33 42 50 59",
                "24 | 5 | 0 5 11 17 23",
                "8 | 4 | 0 2 4 7",
                "5 | 5 | 0 1 2 3 4",
                "9 | 2 | 0 8",
                "9 | 1 | 0",
                "1 | 1 | 0"
            })
    void spreadsFramesAsLinspaceDoes(int total, int count, String indices) {
        assertThat(FrameSampling.uniform(total, count))
                .isEqualTo(Arrays.stream(indices.split(" ", -1))
                        .map(Integer::valueOf)
                        .toList());
    }

    @Test
    void takesTheLastFrameOfVideosOfAnyLength() {
        for (int total = 2; total < 500; total++) {
            for (int count = 2; count <= total; count++) {
                assertThat(FrameSampling.uniform(total, count)).startsWith(0).endsWith(total - 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "5, 6", "0, 0"})
    void refusesOtherCounts(int total, int count) {
        assertThatIllegalArgumentException().isThrownBy(() -> FrameSampling.uniform(total, count));
    }
}
