package dev.tessera.spi.cache;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The books of one cache: which keys it holds, how large they are, and which goes next. The sizes of the keys held never
 * add up to more than the capacity. A key is held from the offer that admits it until an offer evicts it or it is removed.
 * The same calls on a new index give the same answers. Not thread-safe.
 */
public interface CacheIndex {
    /** Notes that an entry was used. Unknown keys are ignored. */
    void touch(String key);

    /**
     * Offers a new entry. An entry larger than the capacity is not admitted; nor is one for which there is no room because
     * too few entries may go. An entry that is not admitted evicts nothing.
     *
     * @param key not in the cache
     * @param size not negative
     * @param evictable whether an entry in the cache may go now; entries in use may not
     * @return the keys that are evicted to make room, possibly none; or nothing where the entry is not admitted
     * @throws IllegalArgumentException where the key is in the cache, or the size is negative
     */
    Optional<List<String>> offer(String key, long size, Predicate<String> evictable);

    /** Forgets an entry that the platform dropped by itself. Unknown keys are ignored. */
    void remove(String key);
}
