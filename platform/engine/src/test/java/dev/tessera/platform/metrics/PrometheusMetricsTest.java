package dev.tessera.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.metrics.Buckets;
import dev.tessera.spi.metrics.Counter;
import dev.tessera.spi.metrics.Gauge;
import dev.tessera.spi.metrics.Histogram;
import dev.tessera.spi.metrics.Metric;
import dev.tessera.spi.metrics.Timer;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PrometheusMetricsTest {
    private static final Buckets BUCKETS = Buckets.of(0.5, 1, 2);

    private final PrometheusMetrics metrics = new PrometheusMetrics();

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void counterCountsUpAndIsWrittenWithPrefixAndSuffix() {
        Counter counter = metrics.counter(new Metric("fetches", "Fetches."));
        counter.increment();
        counter.add(41);
        counter.add(0);
        counter.add(-7);

        TestingExposition exposition = exposition();
        assertThat(exposition.value("tessera_fetches_total")).isEqualTo(42);
        assertThat(exposition.types()).containsEntry("tessera_fetches_total", "counter");
        assertThat(exposition.description("tessera_fetches_total")).isEqualTo("Fetches.");
    }

    @Test
    void sameMetricIsTheSameCounterAndOtherTagsAreAnother() {
        Metric fetches = new Metric("fetches", "Fetches.");
        metrics.counter(fetches.withTag("modality", "image")).increment();
        metrics.counter(fetches.withTag("modality", "image")).increment();
        metrics.counter(fetches.withTag("modality", "video")).increment();

        assertThat(exposition().value("tessera_fetches_total{modality=\"image\"}"))
                .isEqualTo(2);
        assertThat(exposition().value("tessera_fetches_total{modality=\"video\"}"))
                .isEqualTo(1);
    }

    @Test
    void countsOfManyThreadsAddUp() throws InterruptedException {
        Counter counter = metrics.counter(new Metric("fetches", "Fetches."));
        Callable<Void> count = () -> {
            for (int i = 0; i < 1000; i++) {
                counter.increment();
            }
            return null;
        };
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            executor.invokeAll(Collections.nCopies(4, count));
        }

        assertThat(exposition().value("tessera_fetches_total")).isEqualTo(4000);
    }

    @Test
    void gaugeIsAskedWheneverSomebodyLooks() {
        int[] length = {3};
        Metric queue = new Metric("queue_length", "Requests.").withTag("model_name", "m");
        try (Gauge _ = metrics.gauge(queue, () -> length[0])) {
            assertThat(exposition().value("tessera_queue_length{model_name=\"m\"}"))
                    .isEqualTo(3);
            length[0] = 5;
            assertThat(exposition().value("tessera_queue_length{model_name=\"m\"}"))
                    .isEqualTo(5);
            assertThat(exposition().types()).containsEntry("tessera_queue_length", "gauge");
        }
        assertThat(exposition().contains("tessera_queue_length{model_name=\"m\"}"))
                .isFalse();
    }

    @Test
    void closingAGaugeTwiceLeavesALaterOneAlone() {
        Metric queue = new Metric("queue_length", "Requests.");
        Gauge first = metrics.gauge(queue, () -> 1);
        first.close();
        try (Gauge _ = metrics.gauge(queue, () -> 2)) {
            first.close();
            assertThat(exposition().value("tessera_queue_length")).isEqualTo(2);
        }
    }

    @Test
    void gaugeThatFailsIsNotANumberAndSpoilsNothing() {
        metrics.counter(new Metric("fetches", "Fetches.")).increment();
        try (Gauge _ = metrics.gauge(new Metric("broken", "Broken."), () -> {
            throw new IllegalStateException("defect");
        })) {
            assertThat(exposition().value("tessera_broken")).isNaN();
            assertThat(exposition().value("tessera_fetches_total")).isEqualTo(1);
        }
    }

    @Test
    void histogramCountsByBucketsWhoseBoundsAreInclusive() {
        Histogram histogram = metrics.histogram(new Metric("batch_size", "Sequences."), BUCKETS);
        for (long value : new long[] {0, 1, 2, 3, 9, -1}) {
            histogram.record(value);
        }

        TestingExposition exposition = exposition();
        assertThat(exposition.types()).containsEntry("tessera_batch_size", "histogram");
        assertThat(exposition.value("tessera_batch_size_bucket{le=\"0.5\"}")).isEqualTo(1);
        assertThat(exposition.value("tessera_batch_size_bucket{le=\"1.0\"}")).isEqualTo(2);
        assertThat(exposition.value("tessera_batch_size_bucket{le=\"2.0\"}")).isEqualTo(3);
        assertThat(exposition.value("tessera_batch_size_bucket{le=\"+Inf\"}")).isEqualTo(5);
        assertThat(exposition.value("tessera_batch_size_count")).isEqualTo(5);
        assertThat(exposition.value("tessera_batch_size_sum")).isEqualTo(15);
    }

    @Test
    void timerRecordsSeconds() {
        Timer timer = metrics.timer(new Metric("fetch_seconds", "Time."), BUCKETS);
        timer.record(Duration.ofMillis(500));
        timer.record(Duration.ofMillis(750));
        timer.recordNanos(1_500_000_000);
        timer.recordNanos(-1);

        TestingExposition exposition = exposition();
        assertThat(exposition.types()).containsEntry("tessera_fetch_seconds", "histogram");
        assertThat(exposition.value("tessera_fetch_seconds_bucket{le=\"0.5\"}")).isEqualTo(1);
        assertThat(exposition.value("tessera_fetch_seconds_bucket{le=\"1.0\"}")).isEqualTo(2);
        assertThat(exposition.value("tessera_fetch_seconds_bucket{le=\"2.0\"}")).isEqualTo(3);
        assertThat(exposition.value("tessera_fetch_seconds_count")).isEqualTo(3);
        assertThat(exposition.value("tessera_fetch_seconds_sum")).isEqualTo(2.75);
    }

    @Test
    void histogramKeepsItsNameWhereItEndsAsACounterDoes() {
        metrics.histogram(new Metric("iteration_tokens_total", "Tokens."), BUCKETS)
                .record(1);

        assertThat(exposition().value("tessera_iteration_tokens_total_count")).isEqualTo(1);
    }

    @Test
    void tagValuesAndDescriptionsAreEscaped() {
        metrics.counter(new Metric("fetches", "Fetches\nof \\ all").withTag("model_name", "a \"b\"\\\nc"))
                .increment();

        assertThat(exposition().value("tessera_fetches_total{model_name=\"a \\\"b\\\"\\\\\\nc\"}"))
                .isEqualTo(1);
        assertThat(exposition().description("tessera_fetches_total")).isEqualTo("Fetches\\nof \\\\ all");
    }

    @Test
    void jvmAndProcessAreObserved() {
        assertThat(exposition().types())
                .containsKeys(
                        "jvm_memory_used_bytes",
                        "jvm_buffer_memory_used_bytes",
                        "jvm_gc_memory_allocated_bytes_total",
                        "jvm_threads_live_threads",
                        "jvm_classes_loaded_classes",
                        "process_cpu_usage",
                        "process_uptime_seconds",
                        "process_files_open_files");
    }

    @Test
    void lateRecordsAndLooksAfterTheCloseDoNoHarm() {
        Counter counter = metrics.counter(new Metric("fetches", "Fetches."));
        Gauge gauge = metrics.gauge(new Metric("queue_length", "Requests."), () -> 1);
        metrics.close();
        counter.increment();
        gauge.close();
        metrics.close();

        assertThat(exposition().contains("tessera_queue_length")).isFalse();
    }

    private TestingExposition exposition() {
        return new TestingExposition(metrics.exposition());
    }
}
