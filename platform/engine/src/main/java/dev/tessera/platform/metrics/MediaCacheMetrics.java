package dev.tessera.platform.metrics;

import dev.tessera.spi.metrics.Counter;

/**
 * What a cache records.
 *
 * @param hits items that were found
 * @param misses items that were not
 */
public record MediaCacheMetrics(Counter hits, Counter misses) {
    /** Notes how often items were found, and how often not. */
    public void add(long found, long missed) {
        hits.add(found);
        misses.add(missed);
    }

    static MediaCacheMetrics of(ModelSeries series, MediaCache cache) {
        return new MediaCacheMetrics(
                series.counter("media_cache_hits", "Media items found in a cache.", "kind", cache.label()),
                series.counter("media_cache_misses", "Media items not found in a cache.", "kind", cache.label()));
    }
}
