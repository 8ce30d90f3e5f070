package dev.tessera.models.phi3vision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.Differences;
import dev.tessera.testkit.goldens.GoldenCase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GoldenProcessingTest {
    private static final float TOLERANCE = 2e-5f;
    private static final int TILE = 56;

    private final InputProcessor processor = new Phi3VisionFamily()
            .open(GoldenPhi3Vision.checkpoint(), Optional.empty())
            .inputProcessor();

    static List<GoldenCase> cases() {
        return GoldenPhi3Vision.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheReferencesPixelsSizesAndCounts(GoldenCase golden) {
        JsonObject options = GoldenPhi3Vision.options(
                golden.json().object("mm_processor_kwargs").asMap());
        Tensor pixels = golden.tensors().get("pixel_values");
        float[] expected = pixels.toFloats();
        int perPicture = expected.length / Math.toIntExact(pixels.shape().size(0));
        List<ImageItem> pictures = GoldenPhi3Vision.pictures(golden);
        assertThat(pictures).hasSize(golden.placeholders().size());
        for (int i = 0; i < pictures.size(); i++) {
            ProcessedItem item = processor.process(pictures.get(i), options);
            assertThat(item.embeddingCount())
                    .isEqualTo(golden.placeholders().get(i).integer("length"));
            assertThat(item.field(Phi3VisionProcessor.SIZE).toLongs())
                    .containsExactly(Arrays.copyOfRange(
                            golden.tensors().get("image_sizes").toLongs(), 2 * i, 2 * i + 2));
            float[] tiles = GoldenPhi3Vision.tiles(
                    item.field(Phi3VisionProcessor.PIXELS).toFloats(), TILE);
            float[] wanted = Arrays.copyOfRange(expected, i * perPicture, (i + 1) * perPicture);
            // the reference fills up with tiles of zeros, which nobody looks at
            float[] filledUp = Arrays.copyOf(tiles, perPicture);
            assertThat(Differences.max(filledUp, wanted)).isLessThanOrEqualTo(TOLERANCE);
            int wholePicture = 3 * TILE * TILE;
            assertThat(Arrays.copyOfRange(filledUp, wholePicture, perPicture))
                    .isEqualTo(Arrays.copyOfRange(wanted, wholePicture, perPicture));
        }
    }
}
