package dev.tessera.platform.metrics;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.metrics.Buckets;
import dev.tessera.spi.metrics.Counter;
import dev.tessera.spi.metrics.Gauge;
import dev.tessera.spi.metrics.Histogram;
import dev.tessera.spi.metrics.Metric;
import dev.tessera.spi.metrics.Metrics;
import dev.tessera.spi.metrics.Timer;
import java.util.function.DoubleSupplier;

/** Creates the series of one model, which its name tells from those of others. */
record ModelSeries(Metrics metrics, String modelName) {
    ModelSeries {
        requireNonNull(metrics, "metrics is null");
        requireNonNull(modelName, "modelName is null");
    }

    Metric metric(String name, String description) {
        return new Metric(name, description).withTag("model_name", modelName);
    }

    Counter counter(String name, String description) {
        return metrics.counter(metric(name, description));
    }

    Counter counter(String name, String description, String tag, String value) {
        return metrics.counter(metric(name, description).withTag(tag, value));
    }

    Gauge gauge(String name, String description, DoubleSupplier value) {
        return metrics.gauge(metric(name, description), value);
    }

    Gauge gauge(String name, String description, String tag, String value, DoubleSupplier number) {
        return metrics.gauge(metric(name, description).withTag(tag, value), number);
    }

    Histogram histogram(String name, String description, Buckets buckets) {
        return metrics.histogram(metric(name, description), buckets);
    }

    Timer timer(String name, String description, Buckets buckets) {
        return metrics.timer(metric(name, description), buckets);
    }

    Timer timer(String name, String description, String tag, String value, Buckets buckets) {
        return metrics.timer(metric(name, description).withTag(tag, value), buckets);
    }
}
