package dev.tessera.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ListTextTest {
    @Test
    void hasItemsBetweenCommas() {
        assertThat(ListText.items("a, b ,c")).containsExactly("a", "b", "c");
        assertThat(ListText.items("a,,")).containsExactly("a", "", "");
    }

    @Test
    void keepsCommasAndBackslashesOfItems() {
        List<String> items = List.of("a,b", "\\", "c\\,d", "\\\\,", "e\\f");

        assertThat(ListText.items(ListText.of(items))).isEqualTo(items);
    }

    @Test
    void leavesBackslashesAloneThatStandBeforeSomethingElse() {
        assertThat(ListText.items("C:\\keys,\\")).containsExactly("C:\\keys", "\\");
        assertThat(ListText.items("a\\,b")).containsExactly("a,b");
    }
}
