package dev.tessera.media.cache.tinylfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.cache.CacheIndex;
import dev.tessera.testkit.cache.CachePolicyContract;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class TinyLfuPolicyTest {
    @TestFactory
    Stream<DynamicNode> keepsTheContract() {
        return CachePolicyContract.of(TinyLfuPolicy::new).tests();
    }

    @Test
    void keepsWhatIsPopularWhileManyEntriesPassBy() {
        CacheIndex index = filled();
        index.touch("a");
        index.touch("b");

        assertThat(index.offer("passing-1", 1, key -> true)).contains(List.of("c"));
        assertThat(index.offer("passing-2", 1, key -> true)).contains(List.of("passing-1"));
        assertThat(index.offer("passing-3", 1, key -> true)).contains(List.of("passing-2"));
    }

    @Test
    void keepsANewcomerThatComesAgainAndAgain() {
        CacheIndex index = filled();
        index.offer("new", 1, key -> true);
        index.touch("new");
        index.touch("new");

        assertThat(index.offer("passing", 1, key -> true)).contains(List.of("a"));
        assertThat(index.offer("other", 1, key -> true)).contains(List.of("passing"));
    }

    @Test
    void remembersHowOftenAnEntryWasAskedForThatIsGone() {
        CacheIndex index = filled();
        for (int i = 0; i < 3; i++) {
            index.offer("again", 1, key -> true);
            index.remove("again");
        }
        index.offer("again", 1, key -> true);

        assertThat(index.offer("passing-1", 1, key -> true)).contains(List.of("a"));
        assertThat(index.offer("passing-2", 1, key -> true)).contains(List.of("passing-1"));
    }

    private static CacheIndex filled() {
        CacheIndex index = new TinyLfuPolicy().newIndex(3);
        index.offer("a", 1, key -> true);
        index.offer("b", 1, key -> true);
        index.offer("c", 1, key -> true);
        return index;
    }
}
