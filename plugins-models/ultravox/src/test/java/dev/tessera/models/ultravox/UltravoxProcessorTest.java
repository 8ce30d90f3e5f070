package dev.tessera.models.ultravox;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MODALITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.models.audio.LogMelSettings;
import dev.tessera.models.processor.ContextRoom;
import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.AudioItem;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UltravoxProcessorTest {
    private final UltravoxProcessor processor = new UltravoxProcessor(
            new LogMelSettings(16_000, 400, 160, 80), new Chunking(3000, 8), 682, 4, new ContextRoom(200));

    @Test
    void takesEvenOneSample() {
        ProcessedItem item = process(new AudioItem(new float[] {0.5f}, 16_000));
        assertThat(AudioFeatures.of(item).frames()).isEqualTo(2);
        assertThat(item.embeddingCount()).isEqualTo(1);
        assertThat(AudioFeatures.of(item).normalized()).hasSize(160).doesNotContain(Float.NaN);
    }

    @Test
    void takesSilence() {
        ProcessedItem item = process(new AudioItem(new float[16_000], 16_000));
        assertThat(AudioFeatures.of(item).normalized()).containsOnly(-1.5f);
    }

    @Test
    void resamplesAsTheRequestWants() {
        AudioItem sound = new AudioItem(new float[] {0, 1, 0, -1, 0, 1, 0.5f, -1}, 8000);
        ProcessedItem pyav = process(sound);
        assertThat(process(sound, Map.of("audio_resample_method", "pyav"))).isNotSameAs(pyav);
        assertThat(AudioFeatures.of(process(sound, Map.of("audio_resample_method", "pyav")))
                        .normalized())
                .containsExactly(AudioFeatures.of(pyav).normalized());
        assertThat(AudioFeatures.of(process(sound, Map.of("audio_resample_method", "scipy")))
                        .normalized())
                .isNotEqualTo(AudioFeatures.of(pyav).normalized());
        assertFails(sound, Map.of("audio_resample_method", "magic"), INVALID_REQUEST, "\"magic\" is none of pyav");
    }

    @Test
    void leavesTheLongestSoundAsItIs() {
        ProcessedItem shorter = process(new AudioItem(new float[3200], 16_000));
        ProcessedItem longer = process(new AudioItem(new float[8000], 16_000));
        List<ProcessedItem> fitted = processor.fit(List.of(longer, shorter));
        assertThat(fitted.getFirst()).isSameAs(longer);
        assertThat(AudioFeatures.of(fitted.getLast()).paddedFrames()).isEqualTo(34);
        assertThat(fitted.getLast().embeddingCount()).isEqualTo(shorter.embeddingCount());
        assertThat(processor.fit(List.of(shorter)).getFirst()).isSameAs(shorter);
        assertThat(processor.fit(List.of())).isEmpty();
    }

    @Test
    void refusesOptionsThatItDoesNotKnow() {
        assertFails(new AudioItem(new float[3200], 16_000), Map.of("max_pixels", 3), INVALID_REQUEST, "max_pixels");
    }

    @Test
    void refusesMoreThanTheContextHolds() {
        assertFails(
                new AudioItem(new float[8000 * 60], 8000),
                Map.of(),
                PROMPT_TOO_LONG,
                "the audio of 60 seconds takes 376 tokens, more than the context of 200");
    }

    @Test
    void refusesMoreThanSequencesMayHave() {
        InputProcessor limited = new UltravoxFamily()
                .open(GoldenUltravox.checkpoint(), Optional.of(150))
                .inputProcessor();
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(
                        () -> limited.process(new AudioItem(new float[16_000 * 60], 16_000), GoldenUltravox.NO_OPTIONS))
                .withMessageEndingWith("more than the context of 150");
    }

    @Test
    void refusesOtherMedia() {
        assertFails(
                new ImageItem(1, 1, new byte[3]),
                Map.of(),
                UNSUPPORTED_MODALITY,
                "the model does not take image input; it takes text, audio");
    }

    @Test
    void takesEmbeddingsOfItsHiddenSize() {
        ProcessedItem item = process(embeddings(Modality.AUDIO, 3, 4));
        assertThat(item.embeddingCount()).isEqualTo(3);
        assertThat(item.embeddings()).isPresent();
        assertThat(processor
                        .fit(List.of(item, process(new AudioItem(new float[3200], 16_000))))
                        .getFirst())
                .isSameAs(item);
        assertFails(embeddings(Modality.AUDIO, 3, 5), Map.of(), INVALID_MEDIA, "the model's hidden size is 4");
        assertFails(embeddings(Modality.AUDIO, 201, 4), Map.of(), PROMPT_TOO_LONG, "more than the context of 200");
        assertFails(embeddings(Modality.IMAGE, 3, 4), Map.of(), UNSUPPORTED_MODALITY, "not take image input");
    }

    @Test
    void refusesUnknownOptionsWithoutASoundToo() {
        processor.checkOptions(JsonObject.of(Map.of("audio_resample_method", "soxr"), "options", INVALID_REQUEST));

        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> processor.checkOptions(JsonObject.of(Map.of("foo", 1), "options", INVALID_REQUEST)))
                .withMessage("options: foo: unknown; known are audio_resample_method");
    }

    private static EmbeddingItem embeddings(Modality modality, int rows, int width) {
        return new EmbeddingItem(modality, Tensor.ofFloats(Shape.of(rows, width), new float[rows * width]), Map.of());
    }

    private ProcessedItem process(MediaItem media) {
        return process(media, Map.of());
    }

    private ProcessedItem process(MediaItem media, Map<String, Object> options) {
        return processor.process(media, JsonObject.of(options, GenerationRequest.PROCESSOR_OPTIONS, INVALID_REQUEST));
    }

    private void assertFails(MediaItem media, Map<String, Object> options, ErrorCode code, String problem) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> process(media, options))
                .withMessageContaining(problem)
                .satisfies(error -> assertThat(error.code()).isEqualTo(code));
    }
}
