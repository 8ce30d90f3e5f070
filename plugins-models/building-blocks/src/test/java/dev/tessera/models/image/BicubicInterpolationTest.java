package dev.tessera.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.SafetensorsReader;
import dev.tessera.testkit.goldens.Goldens;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BicubicInterpolationTest {
    private static final float TOLERANCE = 2e-5f;

    /** Numbers from torch, whose arithmetic is of 32 bits. */
    @ParameterizedTest
    @CsvSource({"14, 21", "40, 35"})
    void resizesAsTorch(int width, int height) {
        Map<String, Tensor> goldens =
                SafetensorsReader.read(Goldens.locate().media("resize/float_interpolate.safetensors"));
        float[] input = goldens.get("input").toFloats();
        float[] expected = goldens.get("bicubic_noantialias_%dx%d".formatted(width, height))
                .toFloats();
        BicubicInterpolation interpolation = new BicubicInterpolation(28, 28, width, height);
        for (int channel = 0; channel < 3; channel++) {
            float[] plane = Arrays.copyOfRange(input, channel * 28 * 28, (channel + 1) * 28 * 28);
            assertThat(interpolation.resize(plane))
                    .containsExactly(
                            Arrays.copyOfRange(expected, channel * width * height, (channel + 1) * width * height),
                            within(TOLERANCE));
        }
    }

    @Test
    void leavesAPlaneOfTheSameSizeAsItIs() {
        float[] plane = {1, -2, 3, 4, 5, 6};
        assertThat(new BicubicInterpolation(3, 2, 3, 2).resize(plane)).containsExactly(plane);
    }

    @Test
    void takesASingleNumber() {
        assertThat(new BicubicInterpolation(1, 1, 2, 2).resize(new float[] {3}))
                .containsExactly(new float[] {3, 3, 3, 3}, within(1e-6f));
    }

    @Test
    void refusesSizesOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BicubicInterpolation(3, 2, 0, 2))
                .withMessage("a plane of 3 x 2 numbers cannot be resized to 0 x 2");
    }
}
