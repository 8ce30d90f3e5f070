package dev.tessera.testkit.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tessera.spi.metrics.Buckets;
import dev.tessera.spi.metrics.Gauge;
import dev.tessera.spi.metrics.Metric;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TestingMetricsTest {
    private static final Buckets BUCKETS = Buckets.of(1);

    private final TestingMetrics metrics = new TestingMetrics();

    @Test
    void remembersEverythingBySeries() {
        Metric fetches = new Metric("fetches", "Fetches.").withTag("modality", "image");
        metrics.counter(fetches).add(2);
        metrics.counter(fetches).increment();
        metrics.histogram(new Metric("batch_size", "Sequences."), BUCKETS).record(4);
        metrics.histogram(new Metric("batch_size", "Sequences."), BUCKETS).record(-4);
        metrics.timer(new Metric("fetch_seconds", "Time."), BUCKETS).record(Duration.ofMillis(20));

        assertThat(metrics.counted("fetches{modality=image}")).isEqualTo(3);
        assertThat(metrics.counted("fetches")).isZero();
        assertThat(metrics.recorded("batch_size")).containsExactly(4L);
        assertThat(metrics.timed("fetch_seconds")).containsExactly(Duration.ofMillis(20));
        assertThat(metrics.exposition()).isEqualTo("""
                tessera_batch_size 1
                tessera_fetch_seconds 1
                tessera_fetches{modality=image} 3
                """);
    }

    @Test
    void gaugeIsThereUntilItIsClosed() {
        Metric length = new Metric("queue_length", "Requests.");
        Gauge gauge = metrics.gauge(length, () -> 7);

        assertThat(metrics.gauged("queue_length")).isEqualTo(7);
        assertThatIllegalStateException()
                .isThrownBy(() -> metrics.gauge(length, () -> 8))
                .withMessage("the gauge queue_length is open already");
        gauge.close();
        assertThat(metrics.gauged("queue_length")).isNaN();
    }
}
