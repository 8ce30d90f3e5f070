package dev.tessera.spi.metrics;

/** An open gauge, such as the length of a queue. Whoever opened it closes it before what it measures is gone. */
@FunctionalInterface
public interface Gauge extends AutoCloseable {
    /** Takes the gauge away, after which another of its name and tags may be opened. Further calls do nothing. */
    @Override
    void close();
}
