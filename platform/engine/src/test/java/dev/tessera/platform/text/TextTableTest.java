package dev.tessera.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TextTableTest {
    @Test
    void alignsColumnsAndLeavesNoSpacesAtTheEndOfLines() {
        TextTable table = new TextTable("A", "LONG HEADER", "C")
                .row("longer than its header", "", "c")
                .row("", "b", "");

        assertThat(table).hasToString("""
                        A                       LONG HEADER  C
                        longer than its header               c
                                                b
                        """);
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatThrownBy(() -> new TextTable("A", "B").row("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row has 1 cells, not 2");
    }
}
