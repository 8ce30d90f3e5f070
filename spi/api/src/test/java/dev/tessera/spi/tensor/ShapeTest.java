package dev.tessera.spi.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class ShapeTest {
    @Test
    void countsItsElements() {
        assertThat(Shape.of(2, 3, 4).elementCount()).isEqualTo(24);
        assertThat(Shape.of().elementCount()).isEqualTo(1);
        assertThat(Shape.of(5, 0).elementCount()).isZero();
    }

    @Test
    void refusesMoreElementsThan63BitsCount() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Shape.of(1L << 40, 1L << 40).elementCount());
    }

    @Test
    void refusesNegativeSizes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(2, -1))
                .withMessage("shape [2, -1] has a negative size");
    }

    @Test
    void countsDimensionsFromBothEnds() {
        assertThat(Shape.of(2, 3, 4).size(0)).isEqualTo(2);
        assertThat(Shape.of(2, 3, 4).size(-1)).isEqualTo(4);
        assertThat(Shape.of(2, 3, 4).rank()).isEqualTo(3);
        assertThat(Shape.of(2, 3)).hasToString("[2, 3]").isEqualTo(Shape.of(2, 3));
        assertThat(Shape.of(2, 3).toArray()).containsExactly(2, 3);
    }
}
