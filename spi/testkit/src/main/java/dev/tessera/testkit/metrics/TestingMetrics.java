package dev.tessera.testkit.metrics;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.tessera.spi.metrics.Buckets;
import dev.tessera.spi.metrics.Counter;
import dev.tessera.spi.metrics.Gauge;
import dev.tessera.spi.metrics.Histogram;
import dev.tessera.spi.metrics.Metric;
import dev.tessera.spi.metrics.Metrics;
import dev.tessera.spi.metrics.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Remembers every value. A metric is asked for by its name, without the platform's prefix, and its tags, such as
 * {@code media_fetch_seconds} or {@code media_fetch_seconds{modality=image}}. Thread-safe.
 */
public final class TestingMetrics implements Metrics {
    private final Map<String, AtomicLong> counters = new ConcurrentHashMap<>();
    private final Map<String, DoubleSupplier> gauges = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> histograms = new ConcurrentHashMap<>();
    private final Map<String, List<Duration>> timers = new ConcurrentHashMap<>();

    @Override
    public Counter counter(Metric metric) {
        AtomicLong counter = counters.computeIfAbsent(series(metric), _ -> new AtomicLong());
        return amount -> counter.addAndGet(Math.max(0, amount));
    }

    @Override
    public Gauge gauge(Metric metric, DoubleSupplier value) {
        String series = series(metric);
        if (gauges.putIfAbsent(series, requireNonNull(value, "value is null")) != null) {
            throw new IllegalStateException("the gauge %s is open already".formatted(series));
        }
        return () -> gauges.remove(series, value);
    }

    @Override
    public Histogram histogram(Metric metric, Buckets buckets) {
        requireNonNull(buckets, "buckets is null");
        List<Long> values = histograms.computeIfAbsent(series(metric), _ -> new CopyOnWriteArrayList<>());
        return value -> {
            if (value >= 0) {
                values.add(value);
            }
        };
    }

    @Override
    public Timer timer(Metric metric, Buckets buckets) {
        requireNonNull(buckets, "buckets is null");
        List<Duration> durations = timers.computeIfAbsent(series(metric), _ -> new CopyOnWriteArrayList<>());
        return nanos -> {
            if (nanos >= 0) {
                durations.add(Duration.ofNanos(nanos));
            }
        };
    }

    /** All series, one a line and sorted, with how much was counted or recorded; gauges with their values. */
    @Override
    public String exposition() {
        return Stream.of(
                        lines(counters, AtomicLong::get),
                        lines(gauges, DoubleSupplier::getAsDouble),
                        lines(histograms, List::size),
                        lines(timers, List::size))
                .flatMap(lines -> lines)
                .sorted()
                .collect(joining());
    }

    /** How much a counter counted; nothing where there is none. */
    public long counted(String series) {
        return counters.containsKey(series) ? counters.get(series).get() : 0;
    }

    /** The value of an open gauge; not a number where there is none. */
    public double gauged(String series) {
        return gauges.getOrDefault(series, () -> Double.NaN).getAsDouble();
    }

    /** What a histogram recorded, in order. */
    public List<Long> recorded(String series) {
        return List.copyOf(histograms.getOrDefault(series, List.of()));
    }

    /** What a timer recorded, in order. */
    public List<Duration> timed(String series) {
        return List.copyOf(timers.getOrDefault(series, List.of()));
    }

    private static String series(Metric metric) {
        return metric.tags().isEmpty() ? metric.name() : metric.name() + metric.tags();
    }

    private static <T> Stream<String> lines(Map<String, T> values, Function<T, Number> value) {
        return values.entrySet().stream()
                .map(entry -> "tessera_%s %s\n".formatted(entry.getKey(), value.apply(entry.getValue())));
    }
}
