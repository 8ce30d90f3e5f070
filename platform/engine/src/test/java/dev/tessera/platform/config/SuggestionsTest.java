package dev.tessera.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionsTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "threads, threads, 0",
        "thread, threads, 1",
        "treads, threads, 1",
        "thraeds, threads, 2",
        "'', abc, 3",
        "kitten, sitting, 3"
    })
    void distanceIsTheNumberOfLettersToChange(String from, String to, int distance) {
        assertThat(Suggestions.distance(from, to)).isEqualTo(distance);
        assertThat(Suggestions.distance(to, from)).isEqualTo(distance);
    }

    @Test
    void nearestComeFirstAndThreeAtTheMost() {
        List<String> known =
                List.of("http.timeout-d", "http.timeout", "http.timeouts-c", "http.timeout-b", "file.root");

        assertThat(Suggestions.of("http.timeouts", known))
                .containsExactly("http.timeout", "http.timeout-b", "http.timeout-d");
    }

    @Test
    void nothingIsSuggestedForAWordThatIsFarFromAll() {
        assertThat(Suggestions.of("banana", List.of("http.timeout", "file.root")))
                .isEmpty();
    }
}
