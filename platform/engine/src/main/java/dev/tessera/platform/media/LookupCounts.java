package dev.tessera.platform.media;

import dev.tessera.platform.media.ProcessorCache.Lookup;

/** Counts hits and misses. Not thread-safe. */
final class LookupCounts {
    private long uuidHits;
    private long uuidMisses;
    private long contentHits;
    private long contentMisses;

    void add(Lookup lookup, boolean hit) {
        switch (lookup) {
            case UUID -> {
                uuidHits += hit ? 1 : 0;
                uuidMisses += hit ? 0 : 1;
            }
            case CONTENT -> {
                contentHits += hit ? 1 : 0;
                contentMisses += hit ? 0 : 1;
            }
        }
    }

    MediaCacheStatistics statistics(long evictions, int entries, long bytes, long capacity) {
        return new MediaCacheStatistics(
                uuidHits, uuidMisses, contentHits, contentMisses, evictions, entries, bytes, capacity);
    }
}
