package dev.tessera.models.qwen2vl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.backend.reference.ReferenceBackend;
import dev.tessera.backend.reference.ReferenceConfig;
import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.Differences;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.model.CompiledEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The vision tower by itself, on the reference's own pixels. */
final class GoldenEncoderTest {
    private static final float TOLERANCE = 1e-4f;

    static Stream<Arguments> encoded() {
        return GoldenQwen2Vl.family().cases().stream()
                .flatMap(golden -> Stream.of(
                                Arguments.of(golden, Modality.IMAGE, "pixel_values", "image_grid_thw", "image_embeds"),
                                Arguments.of(
                                        golden,
                                        Modality.VIDEO,
                                        "pixel_values_videos",
                                        "video_grid_thw",
                                        "video_embeds"))
                        .filter(arguments ->
                                golden.tensors().containsKey((String) arguments.get()[2])));
    }

    @ParameterizedTest
    @MethodSource("encoded")
    void encodesAsTheReferenceDoes(
            GoldenCase golden, Modality modality, String pixels, String grids, String embeddings) {
        Map<String, Tensor> tensors = golden.tensors();
        List<ProcessedItem> items = items(modality, tensors.get(pixels), tensors.get(grids));
        try (CheckpointDirectory checkpoint =
                        CheckpointDirectory.open(GoldenQwen2Vl.family().checkpoint(golden.checkpoint()));
                Backend backend = new ReferenceBackend(ReferenceConfig.defaults());
                CompiledEncoder encoder = new CompiledEncoder(
                        backend,
                        new Qwen2VlFamily()
                                .open(checkpoint, Optional.empty())
                                .encoders()
                                .getFirst(),
                        checkpoint.weights())) {
            Tensor actual = encoder.embeddings(items);
            assertThat(actual.shape()).isEqualTo(tensors.get(embeddings).shape());
            assertThat(Differences.max(
                            actual.toFloats(), tensors.get(embeddings).toFloats()))
                    .isLessThanOrEqualTo(TOLERANCE);
        }
    }

    /** Cuts the joined pixels of a case into its items. */
    private static List<ProcessedItem> items(Modality modality, Tensor pixels, Tensor grids) {
        int width = Math.toIntExact(pixels.shape().size(1));
        float[] values = pixels.toFloats();
        long[] sizes = grids.toLongs();
        List<ProcessedItem> items = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < sizes.length; i += 3) {
            PatchGrid grid = new PatchGrid((int) sizes[i], (int) sizes[i + 1], (int) sizes[i + 2]);
            int patches = Math.toIntExact(grid.patches());
            float[] rows = Arrays.copyOfRange(values, start * width, (start + patches) * width);
            items.add(new ProcessedItem(
                    modality,
                    Map.of(
                            Qwen2VlProcessor.PIXELS, Tensor.ofFloats(Shape.of(patches, width), rows),
                            Qwen2VlProcessor.GRID, grid.toTensor()),
                    patches / 4));
            start += patches;
        }
        return items;
    }
}
