package dev.tessera.distribution;

import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MODALITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.media.MediaLoader;
import dev.tessera.platform.model.ModelAssets;
import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.platform.prompt.PromptPreparation;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.PlacedItem;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.model.TokenPositions;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.Differences;
import dev.tessera.testkit.goldens.GoldenCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From a request to what the engine takes: prompts, tokens, placeholders, pixels and positions are the reference's. */
final class GoldenPreparationIT {
    private static final float PIXEL_TOLERANCE = 2e-5f;

    private static Platform platform;

    @BeforeAll
    static void startPlatform() {
        platform = RunningPlatform.start();
    }

    @AfterAll
    static void closePlatform() {
        platform.close();
    }

    static List<GoldenRun> runs() {
        return GoldenRun.all();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void preparesAsTheReferenceDoes(GoldenRun run) {
        GoldenCase golden = run.golden();
        try (ModelAssets assets = RunningPlatform.load(platform, run);
                MediaLoader mediaLoader = RunningPlatform.mediaLoader(platform, assets)) {
            PreparedPrompt prompt =
                    new PromptPreparation(assets, mediaLoader, false).prepare(GoldenRequests.request(run));
            assertThat(prompt.text()).isEqualTo(golden.prompt());
            assertThat(prompt.tokenIds()).isEqualTo(golden.expandedTokenIds());
            assertThat(prompt.items().stream().map(GoldenPreparationIT::place).toList())
                    .isEqualTo(places(golden));
            assertPixels(prompt, golden.tensors());
            assertPositions(
                    assets.model().positions().positions(prompt.tokenIds().size(), prompt.items()), golden);
        }
    }

    @Test
    void saysWhatAModelTakes() {
        assertRefused("ultravox", "single_image", "the model does not take image input; it takes text, audio");
        assertRefused("qwen2-vl", "audio_16k", "the model does not take audio input; it takes text, image, video");
        assertRefused("phi-3.5-vision", "audio_16k", "the model does not take audio input; it takes text, image");
        assertRefused("phi-3.5-vision", "video_noresize", "the model does not take video input; it takes text, image");
    }

    /** Asks a model a question of another family. */
    private static void assertRefused(String family, String name, String message) {
        GoldenRun other = GoldenRun.all().stream()
                .filter(run -> run.golden().name().equals(name))
                .findFirst()
                .orElseThrow();
        try (ModelAssets assets =
                        RunningPlatform.load(platform, GoldenBatch.of(family).checkpoint());
                MediaLoader mediaLoader = RunningPlatform.mediaLoader(platform, assets)) {
            PromptPreparation preparation = new PromptPreparation(assets, mediaLoader, false);
            assertThatExceptionOfType(TesseraException.class)
                    .isThrownBy(() -> preparation.prepare(GoldenRequests.request(other)))
                    .withMessage(message)
                    .satisfies(error -> assertThat(error.code()).isEqualTo(UNSUPPORTED_MODALITY));
        }
    }

    private record Place(String modality, int item, int offset, int length) {}

    private static Place place(PlacedItem item) {
        return new Place(
                item.range().modality().name(),
                item.range().item(),
                item.range().offset(),
                item.range().length());
    }

    private static List<Place> places(GoldenCase golden) {
        return golden.placeholders().stream()
                .map(place -> new Place(
                        place.string("modality"),
                        place.integer("item"),
                        place.integer("offset"),
                        place.integer("length")))
                .toList();
    }

    /** Of models whose processors lay pixels out as their encoders take them; others are held to theirs by their own tests. */
    private static void assertPixels(PreparedPrompt prompt, Map<String, Tensor> tensors) {
        if (tensors.containsKey("image_grid_thw") || tensors.containsKey("video_grid_thw")) {
            assertJoined(prompt, Modality.IMAGE, tensors, "pixel_values", "image_grid_thw");
            assertJoined(prompt, Modality.VIDEO, tensors, "pixel_values_videos", "video_grid_thw");
        }
    }

    private static void assertJoined(
            PreparedPrompt prompt, Modality modality, Map<String, Tensor> tensors, String pixels, String grids) {
        List<ProcessedItem> items = prompt.items().stream()
                .map(PlacedItem::item)
                .filter(item -> item.modality().equals(modality))
                .toList();
        boolean embedded = items.stream().anyMatch(item -> item.embeddings().isPresent());
        assertThat(tensors.containsKey(pixels)).isEqualTo(!items.isEmpty() && !embedded);
        if (!items.isEmpty()) {
            assertThat(items.stream()
                            .flatMap(item -> boxed(item.field("grid_thw")).stream())
                            .toList())
                    .isEqualTo(boxed(tensors.get(grids)));
        }
        if (tensors.containsKey(pixels)) {
            assertThat(Differences.max(joined(items), tensors.get(pixels).toFloats()))
                    .isLessThanOrEqualTo(PIXEL_TOLERANCE);
        }
    }

    private static void assertPositions(TokenPositions positions, GoldenCase golden) {
        int length = golden.expandedTokenIds().size();
        // models with one axis have no positions in their goldens: they count tokens
        Tensor expected = golden.tensors()
                .getOrDefault(
                        "position_ids",
                        Tensor.ofLongs(
                                Shape.of(1, length), LongStream.range(0, length).toArray()));
        List<Long> actual = new ArrayList<>();
        for (int axis = 0; axis < expected.shape().size(0); axis++) {
            for (int token = 0; token < length; token++) {
                actual.add(positions.position(axis, token));
            }
        }
        assertThat(actual).isEqualTo(boxed(expected));
    }

    private static List<Long> boxed(Tensor numbers) {
        return Arrays.stream(numbers.toLongs()).boxed().toList();
    }

    private static float[] joined(List<ProcessedItem> items) {
        float[] all = new float[0];
        for (ProcessedItem item : items) {
            float[] pixels = item.field("pixel_values").toFloats();
            int start = all.length;
            all = Arrays.copyOf(all, start + pixels.length);
            System.arraycopy(pixels, 0, all, start, pixels.length);
        }
        return all;
    }
}
