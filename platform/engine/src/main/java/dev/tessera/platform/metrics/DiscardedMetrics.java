package dev.tessera.platform.metrics;

import dev.tessera.spi.metrics.Buckets;
import dev.tessera.spi.metrics.Counter;
import dev.tessera.spi.metrics.Gauge;
import dev.tessera.spi.metrics.Histogram;
import dev.tessera.spi.metrics.Metric;
import dev.tessera.spi.metrics.Metrics;
import dev.tessera.spi.metrics.Timer;
import jakarta.inject.Inject;
import java.util.function.DoubleSupplier;

/** Keeps nothing: for a command that ends with its answer, which should not wait for what nobody will look at. */
final class DiscardedMetrics implements Metrics {
    @Inject
    DiscardedMetrics() {}

    @Override
    public Counter counter(Metric metric) {
        return amount -> {};
    }

    @Override
    public Gauge gauge(Metric metric, DoubleSupplier value) {
        return () -> {};
    }

    @Override
    public Histogram histogram(Metric metric, Buckets buckets) {
        return value -> {};
    }

    @Override
    public Timer timer(Metric metric, Buckets buckets) {
        return nanos -> {};
    }

    @Override
    public String exposition() {
        return "";
    }
}
