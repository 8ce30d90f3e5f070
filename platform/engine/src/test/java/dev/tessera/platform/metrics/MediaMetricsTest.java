package dev.tessera.platform.metrics;

import static dev.tessera.spi.media.Modality.AUDIO;
import static dev.tessera.spi.media.Modality.IMAGE;
import static dev.tessera.spi.media.Modality.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.spi.generation.ServedModel;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MediaMetricsTest {
    private static final ServedModel MODEL = new ServedModel("m", 4096, Set.of(IMAGE, VIDEO));

    @Test
    void recordsByModalityAndByCache() {
        TestingMetrics metrics = new TestingMetrics();
        MediaMetrics media = new MediaMetrics(metrics, MODEL);
        media.modality(IMAGE).fetch().record(Duration.ofMillis(5));
        media.modality(VIDEO).decode().record(Duration.ofMillis(6));
        media.modality(VIDEO).preprocess().record(Duration.ofMillis(7));
        media.modality(IMAGE).encoderRuns().increment();
        media.modality(IMAGE).encoderEmbeddings().add(64);
        media.processorLookup(true);
        media.processorLookup(false);
        media.cache(MediaCache.ENCODER).misses().increment();

        assertThat(metrics.timed("media_fetch_seconds{modality=image, model_name=m}"))
                .containsExactly(Duration.ofMillis(5));
        assertThat(metrics.timed("media_decode_seconds{modality=video, model_name=m}"))
                .containsExactly(Duration.ofMillis(6));
        assertThat(metrics.timed("media_preprocess_seconds{modality=video, model_name=m}"))
                .containsExactly(Duration.ofMillis(7));
        assertThat(metrics.counted("encoder_runs{modality=image, model_name=m}"))
                .isEqualTo(1);
        assertThat(metrics.counted("encoder_embeddings{modality=image, model_name=m}"))
                .isEqualTo(64);
        assertThat(metrics.counted("media_cache_hits{kind=processor, model_name=m}"))
                .isEqualTo(1);
        assertThat(metrics.counted("media_cache_misses{kind=processor, model_name=m}"))
                .isEqualTo(1);
        assertThat(metrics.counted("mm_cache_queries{model_name=m}")).isEqualTo(2);
        assertThat(metrics.counted("mm_cache_hits{model_name=m}")).isEqualTo(1);
        assertThat(metrics.counted("media_cache_misses{kind=encoder, model_name=m}"))
                .isEqualTo(1);
    }

    @Test
    void everythingIsThereBeforeTheFirstRequest() {
        try (PrometheusMetrics metrics = new PrometheusMetrics()) {
            new MediaMetrics(metrics, MODEL).processorLookup(true);

            assertThat(new TestingExposition(metrics.exposition()).series())
                    .contains(
                            "tessera_media_fetch_seconds_count{modality=\"image\",model_name=\"m\"}",
                            "tessera_media_decode_seconds_count{modality=\"video\",model_name=\"m\"}",
                            "tessera_media_cache_hits_total{kind=\"encoder\",model_name=\"m\"}",
                            "tessera_encoder_runs_total{modality=\"video\",model_name=\"m\"}");
        }
    }

    @Test
    void modelThatTakesNoSuchMediaHasNoMetricsForIt() {
        MediaMetrics media = new MediaMetrics(new TestingMetrics(), MODEL);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> media.modality(AUDIO))
                .withMessage("the model takes no audio input");
    }
}
