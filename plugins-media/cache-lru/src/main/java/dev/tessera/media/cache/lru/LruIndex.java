package dev.tessera.media.cache.lru;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.cache.CacheIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Sizes by key, in order of last use. */
final class LruIndex implements CacheIndex {
    private final long capacity;
    private final LinkedHashMap<String, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);
    private long total;

    LruIndex(long capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("a cache cannot hold %d".formatted(capacity));
        }
        this.capacity = capacity;
    }

    @Override
    public void touch(String key) {
        sizes.get(key);
    }

    @Override
    public Optional<List<String>> offer(String key, long size, Predicate<String> evictable) {
        requireNonNull(key, "key is null");
        if (size < 0 || sizes.containsKey(key)) {
            throw new IllegalArgumentException(
                    size < 0 ? "a size of %d is negative".formatted(size) : "%s is in the cache".formatted(key));
        }
        if (size > capacity) {
            return Optional.empty();
        }
        List<String> evicted = new ArrayList<>();
        long room = capacity - total;
        for (Map.Entry<String, Long> entry : sizes.entrySet()) {
            if (room >= size) {
                break;
            }
            // dropping what takes nothing makes no room
            if (entry.getValue() > 0 && evictable.test(entry.getKey())) {
                evicted.add(entry.getKey());
                room += entry.getValue();
            }
        }
        if (room < size) {
            return Optional.empty();
        }
        evicted.forEach(this::remove);
        sizes.put(key, size);
        total += size;
        return Optional.of(List.copyOf(evicted));
    }

    @Override
    public void remove(String key) {
        Long size = sizes.remove(key);
        if (size != null) {
            total -= size;
        }
    }
}
