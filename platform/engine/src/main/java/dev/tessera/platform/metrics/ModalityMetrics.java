package dev.tessera.platform.metrics;

import dev.tessera.spi.media.Modality;
import dev.tessera.spi.metrics.Buckets;
import dev.tessera.spi.metrics.Counter;
import dev.tessera.spi.metrics.Timer;

/**
 * What is recorded for one kind of media.
 *
 * @param fetch time to fetch an item
 * @param decode time to decode an item
 * @param preprocess time of the model's input processing for an item
 * @param encoderRuns runs of the encoder
 * @param encoderEmbeddings embeddings that the encoder made
 */
public record ModalityMetrics(
        Timer fetch, Timer decode, Timer preprocess, Counter encoderRuns, Counter encoderEmbeddings) {
    private static final String MODALITY = "modality";
    private static final Buckets SECONDS =
            Buckets.of(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0);

    static ModalityMetrics of(ModelSeries series, Modality modality) {
        String label = modality.name();
        return new ModalityMetrics(
                series.timer("media_fetch_seconds", "Time to fetch a media item.", MODALITY, label, SECONDS),
                series.timer("media_decode_seconds", "Time to decode a media item.", MODALITY, label, SECONDS),
                series.timer("media_preprocess_seconds", "Time to process a decoded item.", MODALITY, label, SECONDS),
                series.counter("encoder_runs", "Runs of the encoder.", MODALITY, label),
                series.counter("encoder_embeddings", "Embeddings that the encoder made.", MODALITY, label));
    }
}
