package dev.tessera.spi.metrics;

/** How often whole numbers, such as numbers of tokens, fell into which of some buckets. Thread-safe. */
@FunctionalInterface
public interface Histogram {
    /** Notes a value; negative ones are left out. */
    void record(long value);
}
