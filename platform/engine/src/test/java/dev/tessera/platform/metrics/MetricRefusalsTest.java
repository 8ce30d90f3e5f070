package dev.tessera.platform.metrics;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.metrics.Buckets;
import dev.tessera.spi.metrics.Gauge;
import dev.tessera.spi.metrics.Metric;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What cannot be registered, because it would contradict what is there. */
final class MetricRefusalsTest {
    private static final Buckets BUCKETS = Buckets.of(1);
    private static final Metric HITS = new Metric("hits", "Hits.").withTag("kind", "encoder");

    private final PrometheusMetrics metrics = new PrometheusMetrics();

    @AfterEach
    void expositionIsStillWhole() {
        assertThat(new TestingExposition(metrics.exposition()).series()).isNotEmpty();
        metrics.close();
    }

    @Test
    void refusesOtherTagNames() {
        metrics.counter(HITS);

        assertRefused(
                () -> metrics.counter(new Metric("hits", "Hits.").withTag("modality", "image")),
                "the counter \"hits\" with the tags [modality] and the description \"Hits.\" cannot be registered, because there is the counter \"hits\" with the tags [kind] and the description \"Hits.\"");
    }

    @Test
    void refusesAnotherDescription() {
        metrics.counter(HITS);

        assertRefused(
                () -> metrics.counter(new Metric("hits", "Misses.").withTag("kind", "encoder")),
                "the counter \"hits\" with the tags [kind] and the description \"Misses.\" cannot be registered, because there is the counter \"hits\" with the tags [kind] and the description \"Hits.\"");
    }

    @Test
    void refusesAnotherType() {
        metrics.gauge(HITS, () -> 1);

        assertRefused(
                () -> metrics.histogram(HITS, BUCKETS),
                "the histogram \"hits\" with the tags [kind] and the description \"Hits.\" cannot be registered, because there is the gauge \"hits\" with the tags [kind] and the description \"Hits.\"");
    }

    @Test
    void refusesANameThatAnotherMetricIsWrittenWith() {
        metrics.counter(new Metric("tokens", "Tokens."));
        metrics.histogram(new Metric("batch", "Batches."), BUCKETS);

        assertRefused(
                () -> metrics.histogram(new Metric("tokens_total", "Tokens."), BUCKETS),
                "the histogram \"tokens_total\" with the tags [] and the description \"Tokens.\" cannot be registered, because there is the counter \"tokens\" with the tags [] and the description \"Tokens.\"");
        assertRefused(
                () -> metrics.gauge(new Metric("batch_max", "Largest."), () -> 1),
                "the gauge \"batch_max\" with the tags [] and the description \"Largest.\" cannot be registered, because there is the histogram \"batch\" with the tags [] and the description \"Batches.\"");
    }

    @Test
    void refusesASecondGaugeWhileTheFirstIsOpen() {
        Gauge first = metrics.gauge(HITS, () -> 1);

        assertRefused(
                () -> metrics.gauge(HITS, () -> 2), "the gauge \"hits\" with the tags {kind=encoder} is open already");
        first.close();
        metrics.gauge(HITS, () -> 2);
    }

    @Test
    void refusesNamesThatDoNotFitTheType() {
        assertRefused(
                () -> metrics.counter(new Metric("hits_total", "Hits.")),
                "the counter \"hits_total\" has the suffix that the platform adds");
        assertRefused(
                () -> metrics.timer(new Metric("fetch_time", "Time."), BUCKETS),
                "the name of the timer \"fetch_time\" does not end with _seconds");
    }

    @Test
    void refusesASeriesTooMany() {
        Metric users = new Metric("requests", "Requests.");
        for (int i = 0; i < 1000; i++) {
            metrics.counter(users.withTag("user", Integer.toString(i)));
        }

        metrics.counter(users.withTag("user", "7")).increment();
        assertRefused(
                () -> metrics.counter(users.withTag("user", "1000")),
                "the counter \"requests\" with the tags [user] and the description \"Requests.\" has 1000 series already, which is the most");
    }

    private static void assertRefused(ThrowingCallable action, String message) {
        assertThatThrownBy(action)
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        TesseraException.class,
                        failure -> assertThat(failure.code()).isEqualTo(INTERNAL_ERROR));
    }
}
