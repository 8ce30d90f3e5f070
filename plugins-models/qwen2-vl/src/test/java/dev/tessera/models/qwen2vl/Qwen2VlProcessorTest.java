package dev.tessera.models.qwen2vl;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MODALITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.AudioItem;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.VideoItem;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.TestingCheckpoint;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Patches have 14 pixels, and four of them become an embedding. */
final class Qwen2VlProcessorTest {
    private static final ImageItem PICTURE = new ImageItem(280, 280, new byte[3 * 280 * 280]);

    private static InputProcessor processor(Optional<Integer> maxLength) {
        return new Qwen2VlFamily()
                .open(TestingCheckpoint.of(GoldenQwen2Vl.family().checkpoint("tiny-a")), maxLength)
                .inputProcessor();
    }

    @Test
    void takesAsMuchAsSequencesMayHave() {
        assertThat(processor(Optional.of(100)).process(PICTURE, options()).embeddingCount())
                .isEqualTo(100);
    }

    @Test
    void refusesMoreThanSequencesMayHave() {
        InputProcessor limited = processor(Optional.of(99));
        assertFails(limited, PICTURE, PROMPT_TOO_LONG, "the image takes 100 tokens, more than the context of 99");
        assertFails(
                limited,
                new VideoItem(Collections.nCopies(3, PICTURE), 1),
                PROMPT_TOO_LONG,
                "the video takes 200 tokens, more than the context of 99");
        EmbeddingItem embeddings = new EmbeddingItem(
                Modality.IMAGE,
                Tensor.ofFloats(Shape.of(100, 64), new float[100 * 64]),
                Map.of("image_grid_thw", Tensor.ofLongs(Shape.of(3), new long[] {1, 20, 20})));
        assertFails(limited, embeddings, PROMPT_TOO_LONG, "the image takes 100 tokens, more than the context of 99");
    }

    @Test
    void refusesOtherMedia() {
        InputProcessor processor = processor(Optional.empty());
        String message = "the model does not take audio input; it takes text, image, video";
        assertFails(processor, new AudioItem(new float[] {0}, 16_000), UNSUPPORTED_MODALITY, message);
        assertFails(
                processor,
                new EmbeddingItem(Modality.AUDIO, Tensor.ofFloats(Shape.of(1, 64), new float[64]), Map.of()),
                UNSUPPORTED_MODALITY,
                message);
    }

    private static JsonObject options() {
        return JsonObject.of(Map.of("max_pixels", 280 * 280), GenerationRequest.PROCESSOR_OPTIONS, INVALID_REQUEST);
    }

    private static void assertFails(InputProcessor processor, MediaItem media, ErrorCode code, String message) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> processor.process(media, options()))
                .withMessage(message)
                .satisfies(error -> assertThat(error.code()).isEqualTo(code));
    }
}
