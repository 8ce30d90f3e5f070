package dev.tessera.models.llavaonevision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.models.llavaonevision.FeatureArea.FeatureSize;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.SafetensorsReader;
import dev.tessera.testkit.goldens.Differences;
import dev.tessera.testkit.goldens.Goldens;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WeightedRowsTest {
    private static final int SIDE = 28;

    private final Map<String, Tensor> goldens =
            SafetensorsReader.read(Goldens.locate().media("resize/float_interpolate.safetensors"));

    @ParameterizedTest
    @CsvSource({"14, 21", "40, 35"})
    void interpolateAsTheReferenceDoes(int width, int height) {
        WeightedRows rows = new WeightedRows(width * height);
        for (int line = 0; line < height; line++) {
            rows.addLine(FeatureArea.tile(SIDE), new FeatureSize(height, width), line, 0);
        }
        float[] input = goldens.get("input").toFloats();
        float[] expected = goldens.get("bilinear_noantialias_%dx%d".formatted(width, height))
                .toFloats();
        for (int channel = 0; channel < 3; channel++) {
            float[] values = Arrays.copyOfRange(input, channel * SIDE * SIDE, (channel + 1) * SIDE * SIDE);
            float[] wanted = Arrays.copyOfRange(expected, channel * width * height, (channel + 1) * width * height);
            assertThat(Differences.max(sums(rows, values), wanted)).isLessThanOrEqualTo(1e-6f);
        }
    }

    @Test
    void takeRowsAsTheyAre() {
        WeightedRows rows = new WeightedRows(4);
        rows.add(2);
        rows.addLine(FeatureArea.tile(2), new FeatureSize(2, 2), 1, 3);
        rows.add(0);
        assertThat(rows.numbers().shape()).isEqualTo(Shape.of(4, 4));
        assertThat(rows.weights().shape()).isEqualTo(Shape.of(4, 4, 1));
        assertThat(sums(rows, new float[] {1, 2, 3, 4, 5, 6, 7})).containsExactly(3, 6, 7, 1);
    }

    /** What the graph makes of them. */
    private static float[] sums(WeightedRows rows, float[] values) {
        long[] numbers = rows.numbers().toLongs();
        float[] weights = rows.weights().toFloats();
        float[] sums = new float[numbers.length / WeightedRows.CORNERS];
        for (int i = 0; i < numbers.length; i++) {
            sums[i % sums.length] += weights[i] * values[(int) numbers[i]];
        }
        return sums;
    }
}
