package dev.tessera.spi.metrics;

/** Counts what only ever becomes more. Thread-safe. */
@FunctionalInterface
public interface Counter {
    /** Adds; an amount that is not positive adds nothing. */
    void add(long amount);

    /** Adds one. */
    default void increment() {
        add(1);
    }
}
