package dev.tessera.frontend.openai.metrics;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.metrics.Buckets;
import dev.tessera.spi.metrics.Counter;
import dev.tessera.spi.metrics.Metric;
import dev.tessera.spi.metrics.Metrics;
import dev.tessera.spi.metrics.Timer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Counts and times calls by their route. Thread-safe. */
public final class HttpMetrics {
    /** What clients make up is not counted by name, for there is no end to it. */
    private static final String OTHER = "other";

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    private static final Buckets DURATIONS =
            Buckets.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300);
    private static final Buckets OVERHEADS =
            Buckets.of(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5);

    private final Metrics metrics;
    private final LongSupplier ticker;
    private final Timer overhead;
    private final Map<Metric, Counter> requests = new ConcurrentHashMap<>();
    private final Map<String, Timer> durations = new ConcurrentHashMap<>();

    /** @param ticker nanoseconds since some fixed moment */
    public HttpMetrics(Metrics metrics, LongSupplier ticker) {
        this.metrics = requireNonNull(metrics, "metrics is null");
        this.ticker = requireNonNull(ticker, "ticker is null");
        this.overhead = metrics.timer(
                new Metric("http_overhead_seconds", "Time of answered calls for text that the engine did not need"),
                OVERHEADS);
    }

    /** All series, in the format of {@link Metrics#EXPOSITION_TYPE}. */
    public String exposition() {
        return metrics.exposition();
    }

    /** A call that has just come. */
    public CallTimes begin() {
        return new CallTimes(this, ticker.getAsLong());
    }

    /** @param nanos from its beginning to its end */
    void end(String route, String method, int status, long nanos) {
        requests.computeIfAbsent(requests(route, method, status), metrics::counter)
                .increment();
        durations.computeIfAbsent(route, this::duration).recordNanos(nanos);
    }

    /** @param nanos what the engine did not need */
    void endGeneration(long nanos) {
        overhead.recordNanos(nanos);
    }

    long nanosSince(long started) {
        return ticker.getAsLong() - started;
    }

    private static Metric requests(String route, String method, int status) {
        return new Metric("http_requests", "Calls by route, method and status of the answer")
                .withTag("route", route)
                .withTag("method", METHODS.contains(method) ? method : OTHER)
                .withTag("status", Integer.toString(status));
    }

    private Timer duration(String route) {
        return metrics.timer(
                new Metric("http_request_duration_seconds", "Time from a call to the end of its answer, by route")
                        .withTag("route", route),
                DURATIONS);
    }
}
