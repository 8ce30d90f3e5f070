package dev.tessera.spi.cache;

/**
 * Decides what stays in the platform's bounded caches of processed media and encoder outputs. The platform stores the
 * entries; a policy knows their keys and sizes only. Thread-safe; each index it makes is used by one thread at a time.
 */
public interface CachePolicy {
    /**
     * Starts the books of one cache.
     *
     * @param capacity most that the cache may hold, in the unit of the sizes: bytes or embeddings; not negative
     */
    CacheIndex newIndex(long capacity);
}
