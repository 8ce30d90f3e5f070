package dev.tessera.spi.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * The buckets of a histogram. One for everything above the last bound is always there, too.
 *
 * @param upperBounds inclusive upper bounds, positive, finite and rising
 */
public record Buckets(List<Double> upperBounds) {
    private static final int MOST = 64;

    public Buckets {
        upperBounds = List.copyOf(upperBounds);
        if (upperBounds.isEmpty() || upperBounds.size() > MOST) {
            throw new IllegalArgumentException(
                    "a histogram has 1 to %d buckets, not %d".formatted(MOST, upperBounds.size()));
        }
        double last = 0;
        for (double bound : upperBounds) {
            if (!(bound > last) || Double.isInfinite(bound)) {
                throw new IllegalArgumentException(
                        "the buckets' bounds %s are not positive, finite and rising".formatted(upperBounds));
            }
            last = bound;
        }
    }

    public static Buckets of(double... upperBounds) {
        return new Buckets(Arrays.stream(upperBounds).boxed().toList());
    }
}
