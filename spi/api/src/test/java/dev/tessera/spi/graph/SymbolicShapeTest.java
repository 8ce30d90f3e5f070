package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.TestingGraph.T;
import static dev.tessera.spi.graph.TestingGraph.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.spi.tensor.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SymbolicShapeTest {
    @Test
    void countsDimensionsFromBothEnds() {
        SymbolicShape shape = shape(T, 8, 64);
        assertThat(shape.rank()).isEqualTo(3);
        assertThat(shape.dimension(0)).isEqualTo(T);
        assertThat(shape.dimension(-1)).isEqualTo(Dimension.fixed(64));
        assertThat(shape.with(-2, Dimension.fixed(4))).isEqualTo(shape(T, 4, 64));
        assertThat(shape.with(0, Dimension.fixed(1))).isEqualTo(shape(1, 8, 64));
    }

    @Test
    void multipliesItsDimensions() {
        assertThat(shape(T, 8, 64).elementCount()).isEqualTo(T.times(512));
        assertThat(shape().elementCount()).isEqualTo(Dimension.fixed(1));
        assertThat(shape(T, 0).elementCount()).isEqualTo(Dimension.fixed(0));
    }

    @Test
    void resolvesToAShape() {
        assertThat(shape(T, T.times(2).plus(1), 3).resolve(Map.of("T", 5L))).isEqualTo(Shape.of(5, 11, 3));
        assertThat(shape().resolve(Map.of())).isEqualTo(Shape.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shape(T.plus(-1)).resolve(Map.of("T", 0L)))
                .withMessageContaining("negative size");
    }

    @Test
    void refusesNegativeSizes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shape(T, -2))
                .withMessage("shape [T, -2] has a negative size");
    }

    @Test
    void isMadeOfAFixedShape() {
        assertThat(SymbolicShape.fixed(Shape.of(2, 3))).isEqualTo(shape(2, 3)).hasToString("[2, 3]");
        assertThat(shape(T, 8)).hasToString("[T, 8]");
    }
}
