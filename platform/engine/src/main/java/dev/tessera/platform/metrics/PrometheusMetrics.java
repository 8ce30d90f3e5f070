package dev.tessera.platform.metrics;

import static dev.tessera.platform.metrics.MetricType.COUNTER;
import static dev.tessera.platform.metrics.MetricType.GAUGE;
import static dev.tessera.platform.metrics.MetricType.HISTOGRAM;
import static dev.tessera.platform.metrics.MetricType.TIMER;
import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.metrics.Buckets;
import dev.tessera.spi.metrics.Counter;
import dev.tessera.spi.metrics.Gauge;
import dev.tessera.spi.metrics.Histogram;
import dev.tessera.spi.metrics.Metric;
import dev.tessera.spi.metrics.Metrics;
import dev.tessera.spi.metrics.Timer;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Metrics in a registry of Micrometer. Micrometer takes a while to load, so that the registry comes into being with the first
 * series, and the JVM is observed from the first time that somebody looks. Micrometer adds a gauge {@code _max} to each
 * histogram.
 */
public final class PrometheusMetrics implements Metrics, AutoCloseable {
    /** What all names but those of the JVM and the process begin with. */
    static final String PREFIX = "tessera_";

    private static final double NANOS_PER_SECOND = 1e9;

    private final MetricFamilies families = new MetricFamilies();
    private Optional<PrometheusMeterRegistry> registry = Optional.empty();
    private Optional<ProcessMetrics> process = Optional.empty();
    private boolean closed;

    @Inject
    public PrometheusMetrics() {}

    @Override
    public synchronized Counter counter(Metric metric) {
        families.add(COUNTER, metric);
        io.micrometer.core.instrument.Counter counter = io.micrometer.core.instrument.Counter.builder(name(metric))
                .description(metric.description())
                .tags(tags(metric))
                .register(registry());
        return counter::increment;
    }

    @Override
    public synchronized Gauge gauge(Metric metric, DoubleSupplier value) {
        requireNonNull(value, "value is null");
        if (!families.add(GAUGE, metric)) {
            throw new TesseraException(
                    INTERNAL_ERROR,
                    "the gauge \"%s\" with the tags %s is open already".formatted(metric.name(), metric.tags()));
        }
        Meter gauge = io.micrometer.core.instrument.Gauge.builder(name(metric), value::getAsDouble)
                .description(metric.description())
                .tags(tags(metric))
                .register(registry());
        return new OpenGauge(() -> remove(metric, gauge));
    }

    @Override
    public synchronized Histogram histogram(Metric metric, Buckets buckets) {
        requireNonNull(buckets, "buckets is null");
        families.add(HISTOGRAM, metric);
        double[] bounds =
                buckets.upperBounds().stream().mapToDouble(Double::doubleValue).toArray();
        DistributionSummary summary = DistributionSummary.builder(name(metric))
                .description(metric.description())
                .tags(tags(metric))
                .serviceLevelObjectives(bounds)
                .register(registry());
        return summary::record;
    }

    /** Not a summary of seconds: Micrometer rounds what it counts in a summary's buckets up to whole numbers. */
    @Override
    public synchronized Timer timer(Metric metric, Buckets buckets) {
        requireNonNull(buckets, "buckets is null");
        families.add(TIMER, metric);
        Duration[] bounds = buckets.upperBounds().stream()
                .map(seconds -> Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND)))
                .toArray(Duration[]::new);
        io.micrometer.core.instrument.Timer timer = io.micrometer.core.instrument.Timer.builder(name(metric))
                .description(metric.description())
                .tags(tags(metric))
                .serviceLevelObjectives(bounds)
                .register(registry());
        return nanos -> timer.record(nanos, NANOSECONDS);
    }

    @Override
    public String exposition() {
        return observedRegistry().scrape();
    }

    /** Stops to observe the JVM. Handles and {@link #exposition} go on to work for those who are late. */
    @Override
    public synchronized void close() {
        closed = true;
        process.ifPresent(ProcessMetrics::close);
        registry.ifPresent(PrometheusMeterRegistry::close);
    }

    private synchronized void remove(Metric metric, Meter gauge) {
        registry().remove(gauge);
        families.removeGauge(metric);
    }

    private synchronized PrometheusMeterRegistry observedRegistry() {
        PrometheusMeterRegistry observed = registry();
        if (process.isEmpty() && !closed) {
            process = Optional.of(ProcessMetrics.observe(observed));
        }
        return observed;
    }

    private PrometheusMeterRegistry registry() {
        if (registry.isEmpty()) {
            PrometheusMeterRegistry created = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            created.config().namingConvention(new ExactNames());
            registry = Optional.of(created);
        }
        return registry.get();
    }

    private static String name(Metric metric) {
        return PREFIX + metric.name();
    }

    private static Tags tags(Metric metric) {
        Tags tags = Tags.empty();
        for (var tag : metric.tags().entrySet()) {
            tags = tags.and(tag.getKey(), tag.getValue());
        }
        return tags;
    }
}
