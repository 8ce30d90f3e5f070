package dev.tessera.models.qwen2vl;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.GoldenNumbers;
import dev.tessera.testkit.goldens.GoldenPictures;
import dev.tessera.testkit.goldens.Goldens;
import dev.tessera.testkit.json.JsonFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the published checkpoints' settings make of pictures of all sizes. */
final class RealSizeTest {
    private static final double PIXEL_TOLERANCE = 2e-5;

    private static final JsonObject GOLDENS =
            JsonFile.read(GoldenQwen2Vl.family().file("real_size.json"));

    static List<JsonObject> images() {
        return GOLDENS.objects("items").stream()
                .filter(item -> item.has("image"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("images")
    void makesTheReferencesPixels(JsonObject golden) {
        ProcessedItem item = process(new GoldenPictures(Goldens.locate()).named(golden.string("image")), golden);
        assertProcessed(item, golden, "image_grid_thw");
        assertPixels(item.field(Qwen2VlProcessor.PIXELS), golden.object("pixel_values"));
    }

    @Test
    void makesTheReferencesPixelsOfAVideo() {
        JsonObject golden = GOLDENS.objects("items").stream()
                .filter(item -> item.has("video"))
                .findFirst()
                .orElseThrow();
        // a case has the same frames
        GoldenCase sampled = GoldenQwen2Vl.family().goldenCase("video_noresize");
        assertThat(sampled.json().objects("video_metadata").getFirst().integers("frames_indices"))
                .isEqualTo(golden.object("metadata").integers("frames_indices"));
        ProcessedItem item = process(GoldenQwen2Vl.media(sampled).getFirst(), golden);
        assertProcessed(item, golden, "video_grid_thw");
        assertPixels(item.field(Qwen2VlProcessor.PIXELS), golden.object("pixel_values_videos_pil"));
    }

    private static ProcessedItem process(MediaItem media, JsonObject golden) {
        JsonObject settings = GOLDENS.object("settings");
        Map<String, Object> options = Map.of(
                "min_pixels",
                settings.integer("min_pixels"),
                "max_pixels",
                golden.integer("max_pixels", settings.integer("max_pixels")));
        try (CheckpointDirectory checkpoint =
                CheckpointDirectory.open(GoldenQwen2Vl.family().checkpoint("tiny-a"))) {
            InputProcessor processor =
                    new Qwen2VlFamily().open(checkpoint, Optional.empty()).inputProcessor();
            return processor.process(
                    media, JsonObject.of(options, GenerationRequest.PROCESSOR_OPTIONS, INVALID_REQUEST));
        }
    }

    private static void assertProcessed(ProcessedItem item, JsonObject golden, String grid) {
        assertThat(item.field(Qwen2VlProcessor.GRID).toLongs())
                .containsExactly(golden.integers(grid).stream()
                        .mapToLong(Integer::longValue)
                        .toArray());
        assertThat(item.embeddingCount()).isEqualTo(golden.integer("num_tokens"));
    }

    private static void assertPixels(Tensor pixels, JsonObject golden) {
        GoldenNumbers numbers = new GoldenNumbers(golden);
        assertThat(pixels.shape()).isEqualTo(numbers.shape());
        numbers.assertCloseTo(pixels.toFloats(), PIXEL_TOLERANCE);
        numbers.assertEqualTo(pixels.toFloats());
    }
}
