package dev.tessera.platform.encodercache;

import dev.tessera.spi.cache.CacheIndex;
import dev.tessera.spi.cache.CachePolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/** Evicts what was used longest ago. */
public final class TestingCachePolicy implements CachePolicy {
    @Override
    public CacheIndex newIndex(long capacity) {
        return new Index(capacity);
    }

    private static final class Index implements CacheIndex {
        private final long capacity;
        private final SequencedMap<String, Long> sizes = new LinkedHashMap<>();

        Index(long capacity) {
            this.capacity = capacity;
        }

        @Override
        public void touch(String key) {
            Long size = sizes.remove(key);
            if (size != null) {
                sizes.put(key, size);
            }
        }

        @Override
        public Optional<List<String>> offer(String key, long size, Predicate<String> evictable) {
            long used = sizes.values().stream().mapToLong(Long::longValue).sum();
            List<String> evicted = new ArrayList<>();
            for (String candidate : sizes.keySet()) {
                if (used + size <= capacity) {
                    break;
                }
                if (evictable.test(candidate)) {
                    evicted.add(candidate);
                    used -= sizes.get(candidate);
                }
            }
            if (used + size > capacity) {
                return Optional.empty();
            }
            evicted.forEach(sizes::remove);
            sizes.put(key, size);
            return Optional.of(evicted);
        }

        @Override
        public void remove(String key) {
            sizes.remove(key);
        }
    }
}
