package dev.tessera.platform.metrics;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.metrics.Metrics;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What the media pipeline of a model records, which vLLM has no names for. Thread-safe. */
public final class MediaMetrics {
    private final Map<Modality, ModalityMetrics> modalities;
    private final Map<MediaCache, MediaCacheMetrics> caches;

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
