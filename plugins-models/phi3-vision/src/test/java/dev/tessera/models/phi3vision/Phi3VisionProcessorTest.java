package dev.tessera.models.phi3vision;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MODALITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.AudioItem;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.VideoItem;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class Phi3VisionProcessorTest {
    private static final ImageItem PIXEL = new ImageItem(1, 1, new byte[3]);

    private final InputProcessor processor = processor(Optional.empty());

    private static InputProcessor processor(Optional<Integer> maxLength) {
        return new Phi3VisionFamily()
                .open(GoldenPhi3Vision.checkpoint(), maxLength)
                .inputProcessor();
    }

    @Test
    void cutsAsOftenAsARequestAllows() {
        assertThat(process(PIXEL, Map.of()).embeddingCount()).isEqualTo(27);
        assertThat(process(PIXEL, Map.of("num_crops", 1)).embeddingCount()).isEqualTo(13);
        assertThat(process(PIXEL, Map.of("num_crops", 64)).embeddingCount()).isEqualTo(65 * 4 + 1 + 9 * 2);
    }

    @Test
    void refusesCropsOutOfRange() {
        assertFails(PIXEL, Map.of("num_crops", 65), INVALID_REQUEST, "num_crops: 65 is more than 64");
        assertFails(PIXEL, Map.of("num_crops", 0), INVALID_REQUEST, "num_crops");
        assertFails(PIXEL, Map.of("num_crops", "four"), INVALID_REQUEST, "num_crops");
        assertFails(PIXEL, Map.of("max_pixels", 3), INVALID_REQUEST, "max_pixels");
    }

    @Test
    void refusesPicturesTooNarrowToBeResized() {
        assertFails(
                new ImageItem(1, 20_000, new byte[60_000]),
                Map.of(),
                INVALID_MEDIA,
                "the image of 1 x 20000 pixels is too narrow to be resized to 224 pixels");
    }

    @Test
    void refusesMoreThanTheContextHolds() {
        InputProcessor small = processor(Optional.of(100));
        assertThat(small.process(PIXEL, GoldenPhi3Vision.crops(16)).embeddingCount())
                .isEqualTo(79);
        assertFails(
                small,
                PIXEL,
                Map.of("num_crops", 25),
                PROMPT_TOO_LONG,
                "the image of 1 x 1 pixels in 25 crops takes 117 tokens, more than the context of 100");
    }

    @Test
    void refusesOtherMedia() {
        assertFails(
                new AudioItem(new float[100], 16_000),
                Map.of(),
                UNSUPPORTED_MODALITY,
                "the model does not take audio input; it takes text, image");
        assertFails(
                new VideoItem(List.of(PIXEL), 1),
                Map.of(),
                UNSUPPORTED_MODALITY,
                "the model does not take video input; it takes text, image");
    }

    @Test
    void takesEmbeddingsOfItsHiddenSize() {
        ProcessedItem item = process(embeddings(Modality.IMAGE, 13, 64), Map.of());
        assertThat(item.embeddingCount()).isEqualTo(13);
        assertThat(item.embeddings()).isPresent();
        assertFails(embeddings(Modality.IMAGE, 13, 63), Map.of(), INVALID_MEDIA, "the model's hidden size is 64");
        assertFails(embeddings(Modality.IMAGE, 4097, 64), Map.of(), PROMPT_TOO_LONG, "more than the context of 4096");
        assertFails(embeddings(Modality.AUDIO, 3, 64), Map.of(), UNSUPPORTED_MODALITY, "not take audio input");
    }

    private static EmbeddingItem embeddings(Modality modality, int rows, int width) {
        return new EmbeddingItem(modality, Tensor.ofFloats(Shape.of(rows, width), new float[rows * width]), Map.of());
    }

    private ProcessedItem process(MediaItem media, Map<String, Object> options) {
        return processor.process(media, GoldenPhi3Vision.options(options));
    }

    private void assertFails(MediaItem media, Map<String, Object> options, ErrorCode code, String problem) {
        assertFails(processor, media, options, code, problem);
    }

    private static void assertFails(
            InputProcessor processor, MediaItem media, Map<String, Object> options, ErrorCode code, String problem) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> processor.process(media, GoldenPhi3Vision.options(options)))
                .withMessageContaining(problem)
                .satisfies(error -> assertThat(error.code()).isEqualTo(code));
    }
}
