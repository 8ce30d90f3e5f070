package dev.tessera.testkit.cache;

import dev.tessera.spi.cache.CacheIndex;
import dev.tessera.spi.cache.CachePolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Drops the entry that came first, whether it was used or not. */
public final class TestingCachePolicy implements CachePolicy {
    @Override
    public CacheIndex newIndex(long capacity) {
        return new Index(capacity);
    }

    private static final class Index implements CacheIndex {
        private final long capacity;
        private final Map<String, Long> sizes = new LinkedHashMap<>();

        Index(long capacity) {
            if (capacity < 0) {
                throw new IllegalArgumentException("a cache cannot hold %d".formatted(capacity));
            }
            this.capacity = capacity;
        }

        @Override
        public void touch(String key) {
            // the order is that of arrival
        }

        @Override
        public Optional<List<String>> offer(String key, long size, Predicate<String> evictable) {
            if (size < 0 || sizes.containsKey(key)) {
                throw new IllegalArgumentException("%s of size %d cannot be offered".formatted(key, size));
            }
            List<String> evicted = new ArrayList<>();
            long room = capacity
                    - sizes.values().stream().mapToLong(Long::longValue).sum();
            for (Map.Entry<String, Long> entry : sizes.entrySet()) {
                if (room < size && evictable.test(entry.getKey())) {
                    evicted.add(entry.getKey());
                    room += entry.getValue();
                }
            }
            if (room < size) {
                return Optional.empty();
            }
            sizes.keySet().removeAll(evicted);
            sizes.put(key, size);
            return Optional.of(List.copyOf(evicted));
        }

        @Override
        public void remove(String key) {
            sizes.remove(key);
        }
    }
}
