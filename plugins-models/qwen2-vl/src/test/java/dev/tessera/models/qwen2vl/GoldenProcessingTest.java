package dev.tessera.models.qwen2vl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.models.vision.JoinedRows;
import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.model.PlacedItem;
import dev.tessera.spi.model.PlaceholderRange;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.model.TokenPositions;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.Differences;
import dev.tessera.testkit.goldens.GoldenCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GoldenProcessingTest {
    private static final float PIXEL_TOLERANCE = 2e-5f;

    static List<GoldenCase> cases() {
        return GoldenQwen2Vl.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheReferencesPixelsGridsAndPositions(GoldenCase golden) {
        try (CheckpointDirectory checkpoint =
                CheckpointDirectory.open(GoldenQwen2Vl.family().checkpoint(golden.checkpoint()))) {
            Model model = new Qwen2VlFamily().open(checkpoint, Optional.empty());
            List<ProcessedItem> items = new ArrayList<>();
            for (MediaItem media : GoldenQwen2Vl.media(golden)) {
                items.add(model.inputProcessor().process(media, GoldenQwen2Vl.processorOptions(golden)));
            }
            Map<String, Tensor> tensors = golden.tensors();
            assertPixels(items, Modality.IMAGE, tensors, "pixel_values");
            assertPixels(items, Modality.VIDEO, tensors, "pixel_values_videos");
            assertGrids(items, Modality.IMAGE, tensors, "image_grid_thw");
            assertGrids(items, Modality.VIDEO, tensors, "video_grid_thw");
            assertPositions(golden, model, items);
        }
    }

    private static void assertPixels(
            List<ProcessedItem> items, Modality modality, Map<String, Tensor> tensors, String name) {
        List<ProcessedItem> ofModality = ofModality(items, modality);
        assertThat(tensors.containsKey(name)).isEqualTo(!ofModality.isEmpty());
        if (!ofModality.isEmpty()) {
            Tensor expected = tensors.get(name);
            Tensor actual = JoinedRows.of(ofModality.stream()
                    .map(item -> item.field(Qwen2VlProcessor.PIXELS))
                    .toList());
            assertThat(actual.shape()).isEqualTo(expected.shape());
            assertThat(Differences.max(actual.toFloats(), expected.toFloats())).isLessThanOrEqualTo(PIXEL_TOLERANCE);
        }
    }

    private static void assertGrids(
            List<ProcessedItem> items, Modality modality, Map<String, Tensor> tensors, String name) {
        long[] grids = ofModality(items, modality).stream()
                .flatMapToLong(
                        item -> Arrays.stream(item.field(Qwen2VlProcessor.GRID).toLongs()))
                .toArray();
        assertThat(grids)
                .isEqualTo(tensors.containsKey(name) ? tensors.get(name).toLongs() : new long[0]);
    }

    private static List<ProcessedItem> ofModality(List<ProcessedItem> items, Modality modality) {
        return items.stream().filter(item -> item.modality().equals(modality)).toList();
    }

    private static void assertPositions(GoldenCase golden, Model model, List<ProcessedItem> items) {
        List<PlacedItem> placed = new ArrayList<>();
        List<JsonObject> placeholders = golden.placeholders();
        for (int i = 0; i < placeholders.size(); i++) {
            JsonObject place = placeholders.get(i);
            int offset = place.integer("offset");
            int length = place.integer("length");
            assertThat(items.get(i).embeddingCount()).isEqualTo(length);
            placed.add(new PlacedItem(
                    items.get(i),
                    new PlaceholderRange(
                            new Modality(place.string("modality")),
                            place.integer("item"),
                            offset,
                            length,
                            IntStream.range(offset, offset + length).boxed().toList())));
        }
        int length = golden.expandedTokenIds().size();
        TokenPositions positions = model.positions().positions(length, placed);
        long[] expected = golden.tensors().get("position_ids").toLongs();
        for (int axis = 0; axis < 3; axis++) {
            for (int token = 0; token < length; token++) {
                assertThat(positions.position(axis, token)).isEqualTo(expected[axis * length + token]);
            }
            // generated tokens advance by one on every axis, from after the largest position of the prompt
            long next = length + golden.json().integer("mrope_position_delta");
            assertThat(positions.position(axis, length)).isEqualTo(next);
            assertThat(positions.position(axis, length + 7)).isEqualTo(next + 7);
        }
    }
}
