package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.TestingGraph.T;
import static dev.tessera.spi.graph.TestingGraph.assertInvalid;
import static dev.tessera.spi.graph.TestingGraph.shape;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReductionOpTest {
    private final TestingGraph graph = new TestingGraph();
    private final GraphBuilder builder = graph.builder();

    @Test
    void topKNarrowsTheLastDimension() {
        Value input = graph.input(ElementType.FLOAT32, T, 2, 8);
        assertThat(builder.topKValues(input, 3).type()).isEqualTo(new TensorType(ElementType.FLOAT32, shape(T, 2, 3)));
        assertThat(builder.topKIndices(input, 8).type()).isEqualTo(new TensorType(ElementType.INT64, shape(T, 2, 8)));
    }

    @Test
    void logSumExpDropsTheLastDimension() {
        assertThat(builder.logSumExp(graph.floats(T, 8)).type())
                .isEqualTo(new TensorType(ElementType.FLOAT32, shape(T)));
        assertThat(builder.logSumExp(graph.floats(8)).type()).isEqualTo(new TensorType(ElementType.FLOAT32, shape()));
    }

    @Test
    void refuseACountThatTheDimensionDoesNotHave() {
        assertInvalid(() -> builder.topKValues(graph.floats(T, 4), 5))
                .hasMessage("test network, node 1 (TopKValues): "
                        + "input [T, 4] does not have a fixed last dimension of at least 5");
        assertInvalid(() -> builder.topKIndices(graph.floats(T, 4), 0)).hasMessageContaining("count 0 is not positive");
        assertInvalid(() -> builder.logSumExp(graph.floats(T, 0)))
                .hasMessageContaining("input [T, 0] does not have a fixed last dimension of at least 1");
    }

    @Test
    void refuseADimensionOfUnknownSizeAndNone() {
        assertInvalid(() -> builder.topKValues(graph.floats(4, T), 1))
                .hasMessageContaining("input [4, T] does not have a fixed last dimension");
        assertInvalid(() -> builder.logSumExp(graph.floats()))
                .hasMessageContaining("input [] does not have a fixed last dimension");
    }

    @Test
    void refuseWholeNumbers() {
        assertInvalid(() -> builder.topKIndices(graph.indices(T, 4), 1)).hasMessageContaining("input holds INT64");
        assertInvalid(() -> builder.logSumExp(graph.indices(T, 4))).hasMessageContaining("input holds INT64");
    }
}
