package dev.tessera.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StopTextsTest {
    @Test
    void giveTextAtOnceThatCannotBelongToAStop() {
        StopTexts stops = new StopTexts(List.of("END"), false);
        assertThat(stops.add("hello", true)).isEqualTo("hello");
        assertThat(stops.finish()).isEmpty();
        assertThat(stops.met()).isEmpty();
    }

    @Test
    void findAStopThatComesInPieces() {
        StopTexts stops = new StopTexts(List.of("END"), false);
        assertThat(stops.add("an E", true)).isEqualTo("an ");
        assertThat(stops.add("N", true)).isEmpty();
        assertThat(stops.met()).isEmpty();
        assertThat(stops.add("D and more", true)).isEmpty();
        assertThat(stops.met()).contains("END");
        assertThat(stops.finish()).isEmpty();
    }

    @Test
    void giveWhatWasHeldBackForNothing() {
        StopTexts stops = new StopTexts(List.of("END"), false);
        assertThat(stops.add("EN", true)).isEmpty();
        assertThat(stops.add("E", true)).isEqualTo("EN");
        assertThat(stops.finish()).isEqualTo("E");
    }

    @Test
    void theFirstOfSeveralStopsCounts() {
        StopTexts stops = new StopTexts(List.of("c", "b"), false);
        assertThat(stops.add("abc", true)).isEqualTo("a");
        assertThat(stops.met()).contains("b");
    }

    @Test
    void anIncludedStopEndsTheAnswer() {
        StopTexts stops = new StopTexts(List.of("END"), true);
        assertThat(stops.add("the E", true)).isEqualTo("the ");
        assertThat(stops.add("ND!", true)).isEqualTo("END");
        assertThat(stops.met()).contains("END");
        assertThat(stops.finish()).isEmpty();
    }

    @Test
    void aStopThatIsCompleteTooEarlyDoesNotCountLater() {
        StopTexts stops = new StopTexts(List.of("ab", "xabyz"), false);
        assertThat(stops.add("xab", false)).isEmpty();
        assertThat(stops.add("y", true)).isEmpty();
        assertThat(stops.met()).isEmpty();
        assertThat(stops.add(" ab", true)).isEqualTo("xaby ");
        assertThat(stops.met()).contains("ab");
    }

    @Test
    void aStopThatBeginsTooEarlyCountsWhereItEnds() {
        StopTexts stops = new StopTexts(List.of("END"), false);
        assertThat(stops.add("E", false)).isEmpty();
        assertThat(stops.add("ND", true)).isEmpty();
        assertThat(stops.met()).contains("END");
    }
}
