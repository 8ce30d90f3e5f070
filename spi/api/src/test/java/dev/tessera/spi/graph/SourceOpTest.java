package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.TestingGraph.T;
import static dev.tessera.spi.graph.TestingGraph.assertInvalid;
import static dev.tessera.spi.graph.TestingGraph.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class SourceOpTest {
    private final TestingGraph graph = new TestingGraph();
    private final GraphBuilder builder = graph.builder();

    @Test
    void inputsAndStatesAreWhatTheyAreDeclared() {
        assertThat(builder.input("ids", ElementType.INT64, T).type())
                .isEqualTo(new TensorType(ElementType.INT64, shape(T)));
        assertThat(builder.state("cache", ElementType.FLOAT, Dimension.symbol("N"), Dimension.fixed(4))
                        .type())
                .isEqualTo(new TensorType(ElementType.FLOAT, shape(Dimension.symbol("N"), 4)));
    }

    @Test
    void inputsAndStatesShareTheirNames() {
        builder.input("x", ElementType.FLOAT, T);
        assertInvalid(() -> builder.state("x", ElementType.FLOAT, T))
                .hasMessage("test network, node 1 (input x): the name is taken");
    }

    @Test
    void aWeightIsFloatingPointInItsStoredShape() {
        graph.withTensor("w", DataType.BFLOAT16, 3, 4);
        assertThat(builder.weight("w").type()).isEqualTo(new TensorType(ElementType.FLOAT, shape(3, 4)));
    }

    @Test
    void constantsHoldFloat32OrWholeNumbers() {
        assertThat(builder.constant(Tensor.ofFloats(Shape.of(2), 1, 2)).type())
                .isEqualTo(new TensorType(ElementType.FLOAT32, shape(2)));
        assertThat(builder.constant(Tensor.ofLongs(Shape.of(), 7)).type())
                .isEqualTo(new TensorType(ElementType.INT64, shape()));
        assertInvalid(() -> builder.constant(Tensor.ofBytes(Shape.of(1), (byte) 1)))
                .hasMessage("test network, node 2 (Constant): a constant holds UINT8, not FLOAT32 or INT64");
    }
}
