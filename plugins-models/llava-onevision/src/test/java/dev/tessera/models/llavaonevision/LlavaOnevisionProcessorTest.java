package dev.tessera.models.llavaonevision;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
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
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.model.PromptUpdate;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.TestingCheckpoint;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tiles have 56 pixels, and 4 by 4 patches. */
final class LlavaOnevisionProcessorTest {
    private static final ImageItem PICTURE = new ImageItem(224, 224, new byte[3 * 224 * 224]);

    private final InputProcessor processor = processor(GoldenLlavaOnevision.unweighted());

    @Test
    void takesResolutionsOfARequest() {
        assertThat(tiles(process(PICTURE, Map.of()))).isEqualTo(17);
        ProcessedItem wide = process(PICTURE, pinpoints(List.of(56, 112), List.of(56, 56)));
        assertThat(tiles(wide)).isEqualTo(2);
        assertThat(wide.embeddingCount()).isEqualTo(16 + 4 * 4 + 4);
        assertThat(tiles(process(PICTURE, pinpoints(List.of(56, 112))))).isEqualTo(3);
    }

    /** However many tiles a request asks for, it gets no more than the checkpoint's own resolutions have. */
    @Test
    void refusesResolutionsThatItCannotUse() {
        String largest = "number 1 is not a height and a width of 1 to 16 whole tiles of 56 pixels";
        assertFails(PICTURE, pinpoints(List.of(952, 56)), INVALID_REQUEST, largest);
        assertFails(PICTURE, pinpoints(List.of(280, 224)), INVALID_REQUEST, largest);
        assertFails(PICTURE, pinpoints(List.of(56, 60)), INVALID_REQUEST, largest);
        assertFails(PICTURE, pinpoints(List.of(0, 56)), INVALID_REQUEST, largest);
        assertFails(PICTURE, pinpoints(List.of(56)), INVALID_REQUEST, largest);
        assertFails(PICTURE, pinpoints("56"), INVALID_REQUEST, largest);
        assertFails(PICTURE, pinpoints(List.of(56, 56), List.of("56", 56)), INVALID_REQUEST, "number 2 is not");
        String list = "mm_processor_kwargs: image_grid_pinpoints: not a list of 1 to 1000 heights and widths";
        assertFails(PICTURE, pinpoints(), INVALID_REQUEST, list);
        assertFails(PICTURE, Map.of("image_grid_pinpoints", "56x56"), INVALID_REQUEST, list);
        assertFails(
                PICTURE,
                Map.of("image_grid_pinpoints", Collections.nCopies(1001, List.of(56, 56))),
                INVALID_REQUEST,
                list);
    }

    /** So narrow that nothing of it is left at any resolution, but for the ends of its lines. */
    @Test
    void takesALineOfPixels() {
        ProcessedItem item = process(new ImageItem(1, 100_000, new byte[300_000]), Map.of());
        assertThat(item.embeddingCount()).isEqualTo(16 + 4);
        WeightedRows rows = new FeaturePacking(4, 9).rows(List.of(item));
        assertThat(rows.numbers().shape()).isEqualTo(Shape.of(4, 20));
        assertThat(Arrays.copyOfRange(rows.numbers().toLongs(), 15, 20)).containsExactly(15, 32, 32, 32, 32);
    }

    /** A picture across a resolution leaves tiles at its ends in which there is nothing of it. */
    @Test
    void fillsTilesBesideThePicture() {
        assertOnlyTheMiddleTileShows(10, 100, List.of(56, 168));
        assertOnlyTheMiddleTileShows(100, 10, List.of(168, 56));
    }

    private void assertOnlyTheMiddleTileShows(int width, int height, List<Integer> resolution) {
        byte[] white = new byte[3 * width * height];
        Arrays.fill(white, (byte) 255);
        ProcessedItem item = process(new ImageItem(width, height, white), pinpoints(resolution));
        assertThat(tiles(item)).isEqualTo(4);
        float[] pixels = item.field(LlavaOnevisionProcessor.PIXELS).toFloats();
        int tile = pixels.length / 4;
        assertThat(Arrays.copyOfRange(pixels, tile, 2 * tile)).containsOnly(-1);
        assertThat(Arrays.copyOfRange(pixels, 2 * tile, 3 * tile)).contains(1);
        assertThat(Arrays.copyOfRange(pixels, 3 * tile, 4 * tile)).containsOnly(-1);
    }

    @Test
    void refusesOptionsThatItDoesNotKnow() {
        assertFails(
                PICTURE,
                Map.of("max_pixels", 3),
                INVALID_REQUEST,
                "mm_processor_kwargs: max_pixels: unknown; known are image_grid_pinpoints");
    }

    @Test
    void refusesMoreThanTheContextHolds() {
        InputProcessor shorter =
                processor(GoldenLlavaOnevision.unweighted().with("text_config", "max_position_embeddings", 40));
        assertFails(
                shorter, PICTURE, Map.of(), PROMPT_TOO_LONG, "the image takes 172 tokens, more than the context of 40");
        ImageItem frame = new ImageItem(1, 1, new byte[3]);
        assertFails(
                shorter,
                new VideoItem(Collections.nCopies(10, frame), 1),
                Map.of(),
                PROMPT_TOO_LONG,
                "the video of 10 frames takes 41 tokens, more than the context of 40");
        assertFails(
                shorter,
                embeddings(Modality.IMAGE, 41, 64),
                Map.of(),
                PROMPT_TOO_LONG,
                "the image_embeds item takes 41 tokens, more than the context of 40");
    }

    @Test
    void refusesMoreThanSequencesMayHave() {
        InputProcessor limited = new LlavaOnevisionFamily()
                .open(GoldenLlavaOnevision.unweighted(), Optional.of(171))
                .inputProcessor();
        assertFails(
                limited,
                PICTURE,
                Map.of(),
                PROMPT_TOO_LONG,
                "the image takes 172 tokens, more than the context of 171");
    }

    @Test
    void refusesOtherMedia() {
        String message = "the model does not take audio input; it takes text, image, video";
        assertFails(new AudioItem(new float[] {0}, 16_000), Map.of(), UNSUPPORTED_MODALITY, message);
        assertFails(embeddings(Modality.AUDIO, 3, 64), Map.of(), UNSUPPORTED_MODALITY, message);
    }

    @Test
    void takesEmbeddingsOfItsHiddenSize() {
        for (Modality modality : processor.modalities()) {
            ProcessedItem item = process(embeddings(modality, 3, 64), Map.of());
            assertThat(item.embeddingCount()).isEqualTo(3);
            assertThat(item.embeddings()).isPresent();
        }
        assertFails(embeddings(Modality.IMAGE, 3, 65), Map.of(), INVALID_MEDIA, "the model's hidden size is 64");
    }

    @Test
    void putsItemsWhereTheirPlaceholdersAre() {
        ProcessedItem image = process(embeddings(Modality.IMAGE, 3, 64), Map.of());
        ProcessedItem video = process(embeddings(Modality.VIDEO, 2, 64), Map.of());
        assertThat(processor.placeholder(Modality.IMAGE, 1)).isEqualTo("<image>");
        assertThat(processor.placeholder(Modality.VIDEO, 1)).isEqualTo("<video>");
        assertThat(processor.update(image, 1))
                .isEqualTo(new PromptUpdate(703, List.of(new PromptUpdate.Embeddings(703, 3))));
        assertThat(processor.update(video, 1))
                .isEqualTo(new PromptUpdate(704, List.of(new PromptUpdate.Embeddings(704, 2))));
    }

    private static InputProcessor processor(TestingCheckpoint checkpoint) {
        return new LlavaOnevisionFamily().open(checkpoint, Optional.empty()).inputProcessor();
    }

    private static long tiles(ProcessedItem item) {
        return item.field(LlavaOnevisionProcessor.PIXELS).shape().size(0) / 16;
    }

    private static Map<String, Object> pinpoints(Object... resolutions) {
        return Map.of("image_grid_pinpoints", List.of(resolutions));
    }

    private static EmbeddingItem embeddings(Modality modality, int rows, int width) {
        return new EmbeddingItem(modality, Tensor.ofFloats(Shape.of(rows, width), new float[rows * width]), Map.of());
    }

    private ProcessedItem process(MediaItem media, Map<String, Object> options) {
        return process(processor, media, options);
    }

    private static ProcessedItem process(InputProcessor processor, MediaItem media, Map<String, Object> options) {
        return processor.process(media, JsonObject.of(options, GenerationRequest.PROCESSOR_OPTIONS, INVALID_REQUEST));
    }

    private void assertFails(MediaItem media, Map<String, Object> options, ErrorCode code, String problem) {
        assertFails(processor, media, options, code, problem);
    }

    private static void assertFails(
            InputProcessor processor, MediaItem media, Map<String, Object> options, ErrorCode code, String problem) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> process(processor, media, options))
                .withMessageContaining(problem)
                .satisfies(error -> assertThat(error.code()).isEqualTo(code));
    }
}
