package dev.tessera.testkit.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DifferencesTest {
    @Test
    void findsTheLargest() {
        assertThat(Differences.max(new float[] {1, 2, 3}, new float[] {1, 4, 2}))
                .isEqualTo(2);
        assertThat(Differences.max(new float[0], new float[0])).isZero();
        assertThat(Differences.max(new float[1], new float[2])).isInfinite();
    }

    /** Wherever it stands: a smaller difference that follows does not hide it. */
    @Test
    void countsNanAsOne() {
        assertThat(Differences.max(new float[] {Float.NaN, 1}, new float[] {0, 1}))
                .isNaN();
        assertThat(Differences.max(new float[] {0, 1}, new float[] {0, Float.NaN}))
                .isNaN();
    }
}
