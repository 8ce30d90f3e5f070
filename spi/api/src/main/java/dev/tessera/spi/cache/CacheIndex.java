package dev.tessera.spi.cache;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The books of one cache: which keys it holds, how large they are, and which goes next. Not thread-safe. */
public interface CacheIndex {
    /** Notes that an entry was used. Unknown keys are ignored. */
    void touch(String key);

    /**
     * Offers a new entry.
     *
     * @param key not yet in the cache
     * @param size not negative
     * @param evictable whether an entry may go now; entries in use may not
     * @return the keys that are evicted to make room, possibly none; or nothing where the entry is not admitted
     */
    Optional<List<String>> offer(String key, long size, Predicate<String> evictable);

    /** Forgets an entry that the platform dropped by itself. Unknown keys are ignored. */
    void remove(String key);
}
