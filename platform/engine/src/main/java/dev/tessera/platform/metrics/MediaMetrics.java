package dev.tessera.platform.metrics;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.metrics.Counter;
import dev.tessera.spi.metrics.Metrics;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What the media pipeline of a model records. Thread-safe. */
public final class MediaMetrics {
    private final Map<Modality, ModalityMetrics> modalities;
    private final Map<MediaCache, MediaCacheMetrics> caches;
    private final Counter queries;
    private final Counter hits;

    /** Creates all series, so that they are there before the first request. */
    public MediaMetrics(Metrics metrics, ServedModel model) {
        ModelSeries series = new ModelSeries(metrics, model.name());
        Map<Modality, ModalityMetrics> byModality = new HashMap<>();
        model.modalities().forEach(modality -> byModality.put(modality, ModalityMetrics.of(series, modality)));
        this.modalities = Map.copyOf(byModality);
        this.caches = new EnumMap<>(MediaCache.class);
        for (MediaCache cache : MediaCache.values()) {
            caches.put(cache, MediaCacheMetrics.of(series, cache));
        }
        this.queries = series.counter("mm_cache_queries", "Media items looked up in the processor cache.");
        this.hits = series.counter("mm_cache_hits", "Media items found in the processor cache.");
    }

    /** Notes that an item was looked up in the processor cache, which has names of vLLM's beside its own. */
    public void processorLookup(boolean found) {
        queries.increment();
        hits.add(found ? 1 : 0);
        cache(MediaCache.PROCESSOR).add(found ? 1 : 0, found ? 0 : 1);
    }

    /**
     * What is recorded for one kind of media.
     *
     * @param modality one that the model takes
     */
    public ModalityMetrics modality(Modality modality) {
        ModalityMetrics found = modalities.get(requireNonNull(modality, "modality is null"));
        if (found == null) {
            throw new IllegalArgumentException("the model takes no %s input".formatted(modality));
        }
        return found;
    }

    /** What is recorded for one cache. */
    public MediaCacheMetrics cache(MediaCache cache) {
        return caches.get(requireNonNull(cache, "cache is null"));
    }
}
