package dev.tessera.spi.metrics;

import java.util.function.DoubleSupplier;

/**
 * Where the platform and plugins record what they do. A plugin's classes ask for it in their {@code @Inject} constructor,
 * create handles there, once, and record with those, which takes no locks that others hold for long. Thread-safe.
 *
 * <p>Series of one name are one family: they have the same type, the same description and the same tag names, and differ in
 * the tags' values. All methods that create a series fail with a {@link dev.tessera.spi.error.TesseraException}
 * INTERNAL_ERROR where the name is taken by a family that is different, or where the family has too many series.
 */
public interface Metrics {
    /** The media type of {@link #exposition}. */
    String EXPOSITION_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** A counter, written with {@code _total} after its name. The same metric again is the same counter. */
    Counter counter(Metric metric);

    /**
     * A gauge, whose value is asked for whenever somebody looks.
     *
     * @param metric another one than those of open gauges
     * @param value thread-safe and quick; where it fails, the gauge is not a number
     * @return closes the gauge, which holds the supplier until then
     * @throws dev.tessera.spi.error.TesseraException INTERNAL_ERROR also where this very gauge is open already
     */
    Gauge gauge(Metric metric, DoubleSupplier value);

    /** A histogram. The same metric again is the same histogram, with the buckets of the first time. */
    Histogram histogram(Metric metric, Buckets buckets);

    /**
     * A histogram of durations. The same metric again is the same timer, with the buckets of the first time.
     *
     * @param metric its name ends with {@code _seconds}
     * @param buckets in seconds
     */
    Timer timer(Metric metric, Buckets buckets);

    /** All series as text, in version 0.0.4 of Prometheus's exposition format. */
    String exposition();
}
