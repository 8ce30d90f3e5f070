package dev.tessera.models.llavaonevision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.models.image.PictureSettings;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.VideoItem;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.testkit.checkpoint.TestingCheckpoint;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.GoldenNumbers;
import dev.tessera.testkit.goldens.GoldenPictures;
import dev.tessera.testkit.goldens.Goldens;
import dev.tessera.testkit.json.JsonFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the published checkpoints' settings make of pictures of all sizes. */
final class RealSizeTest {
    private static final double PIXEL_TOLERANCE = 2e-5;
    private static final int TILE = 384;
    private static final int PATCH = 14;

    private static final List<Double> HALVES = List.of(0.5, 0.5, 0.5);

    private static final JsonObject GOLDENS =
            JsonFile.read(GoldenLlavaOnevision.family().file("real_size.json"));

    private final TestingCheckpoint checkpoint = published();
    private final LlavaOnevisionConfig config = LlavaOnevisionConfig.read(checkpoint);
    private final ProcessorSettings settings = ProcessorSettings.read(checkpoint, config.resolutions());

    /** With larger tiles, and without resolutions, which are those of published checkpoints then. */
    private static TestingCheckpoint published() {
        Map<String, Object> processor =
                Map.of("size", Map.of("height", TILE, "width", TILE), "image_mean", HALVES, "image_std", HALVES);
        return GoldenLlavaOnevision.unweighted()
                .with("vision_config", "image_size", TILE)
                .with(GridPinpoints.NAME, null)
                .withFile("preprocessor_config.json", processor)
                .withFile("video_preprocessor_config.json", processor);
    }

    static List<JsonObject> images() {
        return GOLDENS.objects("items").stream()
                .filter(item -> item.has("image"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("images")
    void makesTheReferencesPixels(JsonObject golden) {
        ImageItem image = GoldenLlavaOnevision.PICTURES.named(golden.string("image"));
        float[] pixels = pixels(tiles(image), settings.image());
        new GoldenNumbers(golden.object("pixel_values")).assertEqualTo(pixels);
        assertProcessed(image, golden, pixels);
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
        VideoItem video = GoldenPictures.video(sampled.tensors().get("video_frames_0"));
        List<ImageItem> frames = video.frames().stream()
                .map(frame -> settings.video().resize().resize(frame, TILE, TILE))
                .toList();
        float[] pixels = pixels(frames, settings.video());
        new GoldenNumbers(golden.object("pixel_values_videos_torchvision")).assertCloseTo(pixels, PIXEL_TOLERANCE);
        assertProcessed(video, golden, pixels);
    }

    private void assertProcessed(MediaItem media, JsonObject golden, float[] pixels) {
        ProcessedItem item = new LlavaOnevisionFamily()
                .open(checkpoint, Optional.empty())
                .inputProcessor()
                .process(media, GoldenLlavaOnevision.NO_OPTIONS);
        assertThat(item.embeddingCount()).isEqualTo(golden.integer("num_tokens"));
        assertThat(item.field(LlavaOnevisionProcessor.PIXELS).toFloats())
                .isEqualTo(GoldenLlavaOnevision.patches(pixels, TILE, PATCH));
    }

    /** The overview and the tiles of the best resolution, whose last pixels fill no patch. */
    private List<ImageItem> tiles(ImageItem image) {
        TileGrid grid = config.resolutions().best(image.width(), image.height());
        PictureTiles cut = new PictureTiles(image, grid, TILE, settings.image().resize());
        List<ImageItem> tiles = new ArrayList<>();
        tiles.add(settings.image().resize().resize(image, TILE, TILE));
        for (int tile = 0; tile < grid.tiles(); tile++) {
            tiles.add(cut.tile(tile / grid.columns(), tile % grid.columns()));
        }
        return tiles;
    }

    /** {@code [tiles, 3, size, size]}. */
    private static float[] pixels(List<ImageItem> tiles, PictureSettings picture) {
        float[] values = new float[tiles.size() * 3 * TILE * TILE];
        for (int plane = 0; plane < 3 * tiles.size(); plane++) {
            picture.normalization().write(tiles.get(plane / 3), plane % 3, 0, 0, TILE, values, plane * TILE * TILE);
        }
        return values;
    }
}
