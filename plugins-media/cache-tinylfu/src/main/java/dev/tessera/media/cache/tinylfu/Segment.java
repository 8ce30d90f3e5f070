package dev.tessera.media.cache.tinylfu;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Predicate;

/** A part of the cache: sizes by key, in order of last use. Not thread-safe. */
final class Segment {
    private final LinkedHashMap<String, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);
    private long total;

    /** The sum of all sizes. */
    long total() {
        return total;
    }

    int entries() {
        return sizes.size();
    }

    boolean contains(String key) {
        return sizes.containsKey(key);
    }

    void touch(String key) {
        sizes.get(key);
    }

    void add(String key, long size) {
        sizes.put(key, size);
        total += size;
    }

    /** Forgets a key and tells its size; nothing where it is not here. */
    Optional<Long> remove(String key) {
        Optional<Long> size = Optional.ofNullable(sizes.remove(key));
        size.ifPresent(gone -> total -= gone);
        return size;
    }

    /** The key that was not used for the longest time, of those that take room and that the condition lets go. */
    Optional<String> oldest(Predicate<String> condition) {
        return sizes.entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && condition.test(entry.getKey()))
                .map(entry -> entry.getKey())
                .findFirst();
    }

    /** The sum of the sizes of those keys that the condition lets go. */
    long total(Predicate<String> condition) {
        return sizes.entrySet().stream()
                .filter(entry -> condition.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue())
                .sum();
    }
}
