package dev.tessera.models.llavaonevision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.models.image.PictureSettings;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.GoldenPictures;
import dev.tessera.testkit.goldens.Goldens;
import dev.tessera.testkit.goldens.Sha256;
import dev.tessera.testkit.json.JsonFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the published checkpoints' settings make of pictures of all sizes. */
final class RealSizeTest {
    private static final double PIXEL_TOLERANCE = 2e-5;
    private static final int TILE = 384;
    private static final int CHANNEL = TILE * TILE;
    private static final int PATCH = 14;
    /** What of a tile fills patches. */
    private static final int SEEN = TILE / PATCH * PATCH;

    private static final JsonObject GOLDENS =
            JsonFile.read(GoldenLlavaOnevision.family().file("real_size.json"));

    private final TestingCheckpoint checkpoint = TestingCheckpoint.withTiles(TILE);
    private final LlavaOnevisionConfig config = LlavaOnevisionConfig.read(checkpoint);

    static List<JsonObject> images() {
        return GOLDENS.objects("items").stream()
                .filter(item -> item.has("image"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("images")
    void makesTheReferencesPixels(JsonObject golden) {
        ImageItem image = GoldenLlavaOnevision.PICTURES.picture(golden.string("image"));
        ProcessedItem item = process(image);
        assertThat(item.embeddingCount()).isEqualTo(golden.integer("num_tokens"));
        assertThat(item.field(LlavaOnevisionProcessor.PIXELS).shape().size(0))
                .isEqualTo(golden.integer("num_patches") * 27L * 27L);
        assertSamples(item, golden.object("pixel_values"));
        assertThat(Sha256.of(wholeTiles(image)))
                .isEqualTo(golden.object("pixel_values").string("sha256_float32_le"));
    }

    @Test
    void makesTheReferencesPixelsOfAVideo() {
        JsonObject golden = GOLDENS.objects("items").stream()
                .filter(item -> item.has("video"))
                .findFirst()
                .orElseThrow();
        // a case of another family has the same frames
        GoldenCase sampled = Goldens.locate().family("qwen2-vl").goldenCase("video_noresize");
        assertThat(sampled.json().objects("video_metadata").getFirst().integers("frames_indices"))
                .isEqualTo(golden.object("metadata").integers("frames_indices"));
        ProcessedItem item = process(GoldenPictures.video(sampled.tensors().get("video_frames_0")));
        assertThat(item.embeddingCount()).isEqualTo(golden.integer("num_tokens"));
        assertSamples(item, golden.object("pixel_values_videos_torchvision"));
    }

    private ProcessedItem process(MediaItem media) {
        return new LlavaOnevisionFamily()
                .open(checkpoint)
                .inputProcessor()
                .process(media, GoldenLlavaOnevision.NO_OPTIONS);
    }

    /** Single values of tiles, but for those at the sides that no patch has. */
    private static void assertSamples(ProcessedItem item, JsonObject golden) {
        float[] rows = item.field(LlavaOnevisionProcessor.PIXELS).toFloats();
        int compared = 0;
        for (Object sample : (List<?>) golden.asMap().get("samples")) {
            List<?> indexAndValue = (List<?>) sample;
            int index = ((Number) indexAndValue.get(0)).intValue();
            int x = index % TILE;
            int y = index / TILE % TILE;
            if (x < SEEN && y < SEEN) {
                double expected = ((Number) indexAndValue.get(1)).doubleValue();
                assertThat((double) rows[inRows(index / CHANNEL, y, x)])
                        .as("value %d", index)
                        .isCloseTo(expected, within(PIXEL_TOLERANCE));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(50);
    }

    /** @param plane counts the channels of all tiles */
    private static int inRows(int plane, int y, int x) {
        int patch = (plane / 3 * (SEEN / PATCH) + y / PATCH) * (SEEN / PATCH) + x / PATCH;
        return ((patch * 3 + plane % 3) * PATCH + y % PATCH) * PATCH + x % PATCH;
    }

    private float[] wholeTiles(ImageItem image) {
        PictureSettings picture =
                ProcessorSettings.read(checkpoint, config.resolutions()).image();
        TileGrid grid = config.resolutions().best(image.width(), image.height());
        PictureTiles tiles = new PictureTiles(image, grid, TILE, picture.resize());
        float[] values = new float[(1 + grid.tiles()) * 3 * CHANNEL];
        for (int plane = 0; plane < 3 * (1 + grid.tiles()); plane++) {
            int tile = plane / 3 - 1;
            ImageItem pixels = tile < 0
                    ? picture.resize().resize(image, TILE, TILE)
                    : tiles.tile(tile / grid.columns(), tile % grid.columns());
            picture.normalization().write(pixels, plane % 3, 0, 0, TILE, values, plane * CHANNEL);
        }
        return values;
    }
}
