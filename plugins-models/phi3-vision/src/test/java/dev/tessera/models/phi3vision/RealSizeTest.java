package dev.tessera.models.phi3vision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.testkit.goldens.GoldenNumbers;
import dev.tessera.testkit.json.JsonFile;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the published checkpoints' settings make of pictures of all sizes. */
final class RealSizeTest {
    private static final double PIXEL_TOLERANCE = 2e-5;
    private static final int TILE = 336;

    private final InputProcessor processor = GoldenPhi3Vision.publishedProcessor();

    static List<JsonObject> images() {
        return JsonFile.read(GoldenPhi3Vision.family().file("real_size.json")).objects("items");
    }

    @ParameterizedTest
    @MethodSource("images")
    void makesTheReferencesPixels(JsonObject golden) {
        ImageItem picture = GoldenPhi3Vision.named(golden.string("image"));
        ProcessedItem item = processor.process(picture, GoldenPhi3Vision.crops(golden.integer("num_crops")));
        assertThat(item.embeddingCount()).isEqualTo(golden.integer("num_tokens"));
        assertThat(item.field(Phi3VisionProcessor.SIZE).toLongs())
                .containsExactly(golden.integers("image_sizes_hw").stream()
                        .mapToLong(Integer::longValue)
                        .toArray());
        GoldenNumbers pixels = new GoldenNumbers(golden.object("pixel_values"));
        float[] tiles =
                GoldenPhi3Vision.tiles(item.field(Phi3VisionProcessor.PIXELS).toFloats(), TILE);
        assertThat(pixels.shape().elementCount()).isGreaterThanOrEqualTo(tiles.length);
        // the reference fills up with tiles of zeros
        pixels.assertCloseTo(Arrays.copyOf(tiles, Math.toIntExact(pixels.shape().elementCount())), PIXEL_TOLERANCE);
    }

    /** Golden vectors of the functional specification, executed with vLLM's formulas. */
    @ParameterizedTest
    @CsvSource({
        "20, 20, 757, 2509",
        "224, 224, 757, 2509",
        "336, 336, 757, 2509",
        "640, 480, 757, 1921",
        "480, 640, 757, 1933",
        "1024, 1024, 757, 2509",
        "1300, 876, 757, 1921",
        "1920, 1080, 757, 2353",
        "1153, 944, 757, 2509",
        "2000, 100, 745, 2473",
        "50, 8000, 781, 2653"
    })
    void takesTheTokensThatVllmCounts(int width, int height, int withFour, int withSixteen) {
        assertThat(tokens(width, height, 4)).isEqualTo(withFour);
        assertThat(tokens(width, height, 16)).isEqualTo(withSixteen);
    }

    /** vLLM's tests hold Phi-3.5-vision to these numbers with a picture of this size. */
    @ParameterizedTest
    @CsvSource({"4, 757", "16, 1921"})
    void assertion17APictureTakesTheTokensOfItsCrops(int crops, int tokens) {
        ImageItem picture = new ImageItem(1300, 876, new byte[1300 * 876 * 3]);
        assertThat(processor.process(picture, GoldenPhi3Vision.crops(crops)).embeddingCount())
                .isEqualTo(tokens);
    }

    private static long tokens(int width, int height, int crops) {
        return HdTransform.of(width, height, crops, TILE).grid().embeddings(TILE / 28);
    }
}
