package dev.tessera.models.llavaonevision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.models.vision.JoinedRows;
import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.Differences;
import dev.tessera.testkit.goldens.GoldenCase;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GoldenProcessingTest {
    private static final float PIXEL_TOLERANCE = 2e-5f;
    private static final int TILE = 56;
    private static final int PATCH = 14;
    private static final int TILE_VALUES = 3 * TILE * TILE;

    static List<GoldenCase> cases() {
        return GoldenLlavaOnevision.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheReferencesPixelsAndTokens(GoldenCase golden) {
        Map<String, Tensor> tensors = golden.tensors();
        try (CheckpointDirectory checkpoint = GoldenLlavaOnevision.checkpoint()) {
            InputProcessor processor = new LlavaOnevisionFamily()
                    .open(checkpoint, Optional.empty())
                    .inputProcessor();
            List<ProcessedItem> items = GoldenLlavaOnevision.media(golden).stream()
                    .map(item -> processor.process(item, GoldenLlavaOnevision.NO_OPTIONS))
                    .toList();

            assertThat(items.stream().map(ProcessedItem::embeddingCount).toList())
                    .isEqualTo(golden.placeholders().stream()
                            .map(place -> place.integer("length"))
                            .toList());
            assertPixels(golden.json(), ofModality(items, Modality.IMAGE), tensors.get("pixel_values"));
            assertFrames(ofModality(items, Modality.VIDEO), tensors.get("pixel_values_videos"));
        }
    }

    /** The reference pads pictures to the most tiles of any. */
    private static void assertPixels(JsonObject golden, List<ProcessedItem> items, Tensor expected) {
        for (int i = 0; i < items.size(); i++) {
            int tiles = golden.integers("num_patches").get(i);
            int start = i * Math.toIntExact(expected.shape().size(1)) * TILE_VALUES;
            assertPatches(
                    items.get(i).field(LlavaOnevisionProcessor.PIXELS),
                    Arrays.copyOfRange(expected.toFloats(), start, start + tiles * TILE_VALUES));
        }
    }

    private static void assertFrames(List<ProcessedItem> items, Tensor expected) {
        if (!items.isEmpty()) {
            Tensor rows = JoinedRows.of(items.stream()
                    .map(item -> item.field(LlavaOnevisionProcessor.PIXELS))
                    .toList());
            assertPatches(rows, expected.toFloats());
        }
    }

    private static void assertPatches(Tensor actual, float[] expected) {
        float[] rows = GoldenLlavaOnevision.patches(expected, TILE, PATCH);
        float difference = Differences.max(actual.toFloats(), rows);
        assertThat(difference).isLessThanOrEqualTo(PIXEL_TOLERANCE);
    }

    private static List<ProcessedItem> ofModality(List<ProcessedItem> items, Modality modality) {
        return items.stream().filter(item -> item.modality().equals(modality)).toList();
    }
}
