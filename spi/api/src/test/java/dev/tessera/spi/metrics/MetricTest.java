package dev.tessera.spi.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricTest {
    private static final Metric FETCH = new Metric("media_fetch_seconds", "Time to fetch media.");

    @Test
    void tagsAreSortedAndPartOfWhatAMetricIs() {
        Metric tagged = FETCH.withTag("modality", "image").withTag("kind", "http");

        assertThat(tagged.tags()).hasToString("{kind=http, modality=image}");
        assertThat(tagged).isEqualTo(FETCH.withTag("kind", "http").withTag("modality", "image"));
        assertThat(FETCH.tags()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Fetch", "2_fetch", "_fetch", "fetch_", "media__fetch", "media.fetch", "fétch", "a b"})
    void refusesNamesThatAreNotInSnakeCase(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Metric(name, "Time."))
                .withMessage("the metric name \"%s\" is not in snake_case".formatted(name));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FETCH.withTag(name, "x"))
                .withMessage("the tag name \"%s\" is \"le\" or not in snake_case".formatted(name));
    }

    @Test
    void refusesThePlatformsOwnPrefix() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Metric("tessera_fetches", "Fetches."))
                .withMessage("the metric name \"tessera_fetches\" has the prefix that the platform adds");
    }

    @Test
    void refusesAMetricWithoutADescription() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Metric("fetches", " "))
                .withMessage("the metric \"fetches\" has no description");
    }

    @Test
    void refusesTagsThatCannotBeWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FETCH.withTag("le", "1"))
                .withMessage("the tag name \"le\" is \"le\" or not in snake_case");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FETCH.withTag("a", "1").withTag("a", "2"))
                .withMessage("the metric \"media_fetch_seconds\" has the tag \"a\" already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FETCH.withTag("a", "x".repeat(1025)))
                .withMessage("the value of the tag \"a\" has 1025 characters, more than 1024");
        assertThatNullPointerException().isThrownBy(() -> FETCH.withTag("a", null));
    }

    @Test
    void refusesTooManyTags() {
        Metric metric = FETCH;
        for (int i = 0; i < 8; i++) {
            metric = metric.withTag("tag%d".formatted(i), "x");
        }
        Metric full = metric;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> full.withTag("tag8", "x"))
                .withMessage("the metric \"media_fetch_seconds\" has 9 tags, more than 8");
    }
}
