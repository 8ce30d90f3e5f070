package dev.tessera.testkit.backend;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ToleranceTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "1, 1.000001", "-100, -100.0001", "0, 0.0000009", "Infinity, Infinity", "NaN, NaN"})
    void acceptsWhatIsClose(float actual, float expected) {
        Tolerance.ROUNDING.assertClose(scalar(actual), scalar(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.00001",
        "0, 0.00001",
        "NaN, 1",
        "1, NaN",
        "Infinity, 1",
        "1, Infinity",
        "-Infinity, Infinity",
        "1, -1"
    })
    void refusesWhatIsNot(float actual, float expected) {
        assertThatThrownBy(() -> Tolerance.ROUNDING.assertClose(scalar(actual), scalar(expected)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("element 0 is %s, which is not within", actual);
    }

    @Test
    void refusesOtherShapesAndTypes() {
        Tensor vector = Tensor.ofFloats(Shape.of(1), 1);
        assertThatThrownBy(() -> Tolerance.SUMS.assertClose(vector, scalar(1))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Tolerance.SUMS.assertClose(Tensor.ofLongs(Shape.of(), 1), scalar(1)))
                .isInstanceOf(AssertionError.class);
    }

    private static Tensor scalar(float value) {
        return Tensor.ofFloats(Shape.of(), value);
    }
}
