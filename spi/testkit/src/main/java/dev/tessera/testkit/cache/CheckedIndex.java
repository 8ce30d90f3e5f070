package dev.tessera.testkit.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.cache.CacheIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An index next to the books that a cache would keep, compared after each call. */
final class CheckedIndex {
    private final CacheIndex index;
    private final long capacity;
    private final Map<String, Long> held = new LinkedHashMap<>();

    CheckedIndex(CacheIndex index, long capacity) {
        this.index = index;
        this.capacity = capacity;
    }

    /** The keys that the cache holds, in the order in which they came. */
    List<String> held() {
        return new ArrayList<>(held.keySet());
    }

    void touch(String key) {
        index.touch(key);
    }

    void remove(String key) {
        index.remove(key);
        held.remove(key);
    }

    /** Offers an entry while some may not go, and tells what was evicted, if it was admitted. */
    Optional<List<String>> offer(String key, long size, Set<String> inUse) {
        Optional<List<String>> evicted = index.offer(key, size, candidate -> {
            if (!held.containsKey(candidate)) {
                throw new AssertionError("the index asks about %s, which the cache does not hold".formatted(candidate));
            }
            return !inUse.contains(candidate);
        });
        evicted.ifPresent(keys -> {
            assertThat(keys).doesNotHaveDuplicates().isSubsetOf(held.keySet()).noneMatch(inUse::contains);
            keys.forEach(held::remove);
            held.put(key, size);
        });
        assertThat(total()).as("sum of the sizes held").isBetween(0L, capacity);
        return evicted;
    }

    private long total() {
        return held.values().stream().mapToLong(Long::longValue).sum();
    }
}
