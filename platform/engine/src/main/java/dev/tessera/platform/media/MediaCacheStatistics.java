package dev.tessera.platform.media;

/**
 * What a processor cache has done since it was made, and what it holds. An item counts as a hit where it did not have to
 * be processed, which includes that it was just being processed for another request.
 *
 * @param uuidHits items with a uuid that were cached
 * @param uuidMisses items with a uuid that were not
 * @param contentHits items without a uuid whose content was cached
 * @param contentMisses items without a uuid whose content was not
 * @param evictions entries dropped to make room
 * @param entries entries now
 * @param bytes bytes of the tensors of all entries now
 * @param capacity most bytes
 */
public record MediaCacheStatistics(
        long uuidHits,
        long uuidMisses,
        long contentHits,
        long contentMisses,
        long evictions,
        int entries,
        long bytes,
        long capacity) {
    /** All items looked up. */
    public long queries() {
        return hits() + uuidMisses + contentMisses;
    }

    /** All items that did not have to be processed. */
    public long hits() {
        return uuidHits + contentHits;
    }
}
