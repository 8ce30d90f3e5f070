package dev.tessera.spi.metrics;

/** How often values fell into which of some buckets. Thread-safe. */
@FunctionalInterface
public interface Histogram {
    /** Notes a value; negative ones, and what is not a number, are left out. */
    void record(double value);
}
