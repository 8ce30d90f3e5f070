package dev.tessera.spi.metrics;

import java.time.Duration;

/** How long something took, how often. Thread-safe. */
@FunctionalInterface
public interface Timer {
    /** Notes a duration in nanoseconds; negative ones are left out. */
    void recordNanos(long nanos);

    /** Notes a duration; negative ones are left out. */
    default void record(Duration duration) {
        recordNanos(duration.toNanos());
    }
}
