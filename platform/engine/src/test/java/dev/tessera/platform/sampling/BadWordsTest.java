package dev.tessera.platform.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BadWordsTest {
    private static final Map<String, List<Integer>> TOKENS = Map.of(
            "cat", List.of(1),
            " cat", List.of(2),
            "ice cream", List.of(3, 4),
            " ice cream", List.of(5, 4),
            "dog", List.of(6),
            " dog", List.of(220, 6),
            "", List.of(),
            " ", List.of(220));

    @Test
    void areMeantAtTheBeginningAndAfterASpace() {
        assertThat(sequences("cat", "ice cream")).containsExactly(List.of(1), List.of(2), List.of(3, 4), List.of(5, 4));
    }

    @Test
    void areMeantOnceWhereTheSpaceIsATokenOfItsOwn() {
        assertThat(sequences("dog")).containsExactly(List.of(6));
    }

    @Test
    void losesSpacesInFront() {
        assertThat(sequences("  cat")).containsExactly(List.of(1), List.of(2));
        assertThat(sequences(" ")).containsExactly(List.of(220));
    }

    @Test
    void aTokenCompletesAWordWhoseBeginningWasGenerated() {
        BadWords words = new BadWords(List.of(List.of(1), List.of(3, 4), List.of(3, 3, 5)));
        assertThat(words.completing(List.of())).containsExactlyInAnyOrder(1);
        assertThat(words.completing(List.of(3))).containsExactlyInAnyOrder(1, 4);
        assertThat(words.completing(List.of(3, 3))).containsExactlyInAnyOrder(1, 4, 5);
        assertThat(words.completing(List.of(3, 9))).containsExactlyInAnyOrder(1);
    }

    private static List<List<Integer>> sequences(String... words) {
        return BadWords.of(List.of(words), TOKENS::get).sequences();
    }
}
