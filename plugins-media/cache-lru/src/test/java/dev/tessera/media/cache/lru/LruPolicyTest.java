package dev.tessera.media.cache.lru;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.cache.CacheIndex;
import dev.tessera.testkit.cache.CachePolicyContract;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class LruPolicyTest {
    @TestFactory
    Stream<DynamicNode> keepsTheContract() {
        return CachePolicyContract.of(LruPolicy::new).tests();
    }

    @Test
    void dropsWhatWasNotUsedForTheLongestTime() {
        CacheIndex index = new LruPolicy().newIndex(3);
        index.offer("a", 1, key -> true);
        index.offer("b", 1, key -> true);
        index.offer("c", 1, key -> true);
        index.touch("a");

        assertThat(index.offer("d", 2, key -> true)).contains(List.of("b", "c"));
        assertThat(index.offer("e", 1, key -> true)).contains(List.of("a"));
    }

    @Test
    void keepsEntriesWithoutSizeWhereDroppingThemMakesNoRoom() {
        CacheIndex index = new LruPolicy().newIndex(1);
        index.offer("empty", 0, key -> true);
        index.offer("a", 1, key -> true);

        assertThat(index.offer("b", 1, key -> true)).contains(List.of("a"));
    }
}
