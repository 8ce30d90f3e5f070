package dev.tessera.spi.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class BucketsTest {
    @Test
    void keepsItsBounds() {
        assertThat(Buckets.of(0.5, 1, 2.5).upperBounds()).containsExactly(0.5, 1.0, 2.5);
    }

    @Test
    void refusesBoundsThatAreNotPositiveFiniteAndRising() {
        assertRefused(0, 1);
        assertRefused(-1);
        assertRefused(2, 1);
        assertRefused(1, 1);
        assertRefused(1, Double.NaN);
        assertRefused(1, Double.POSITIVE_INFINITY);
    }

    @Test
    void refusesNoBucketsAndTooMany() {
        assertThatIllegalArgumentException()
                .isThrownBy(Buckets::of)
                .withMessage("a histogram has 1 to 64 buckets, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Buckets.of(
                        DoubleStream.iterate(1, bound -> bound + 1).limit(65).toArray()))
                .withMessage("a histogram has 1 to 64 buckets, not 65");
    }

    private static void assertRefused(double... bounds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Buckets.of(bounds))
                .withMessageStartingWith("the buckets' bounds [")
                .withMessageEndingWith("] are not positive, finite and rising");
    }
}
