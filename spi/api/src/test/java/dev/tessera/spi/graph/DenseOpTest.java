package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.TestingGraph.T;
import static dev.tessera.spi.graph.TestingGraph.assertInvalid;
import static dev.tessera.spi.graph.TestingGraph.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.tensor.DataType;
import org.junit.jupiter.api.Test;

final class DenseOpTest {
    private final TestingGraph graph = new TestingGraph();
    private final GraphBuilder builder = graph.builder();

    @Test
    void linearReplacesTheLastDimension() {
        WeightReference weight = graph.tensor("w", 5, 3);
        TensorType expected = new TensorType(ElementType.FLOAT, shape(T, 2, 5));
        assertThat(builder.linear(graph.floats(T, 2, 3), weight).type()).isEqualTo(expected);
        assertThat(builder.linear(graph.floats(T, 2, 3), weight, graph.tensor("b", 5))
                        .type())
                .isEqualTo(expected);
    }

    @Test
    void linearTakesABiasWhereTheCheckpointHasOne() {
        graph.withTensor("plain.weight", DataType.FLOAT32, 5, 3)
                .withTensor("biased.weight", DataType.FLOAT32, 5, 3)
                .withTensor("biased.bias", DataType.FLOAT32, 5);
        builder.output("plain", builder.linear(graph.floats(T, 3), "plain"));
        builder.output("biased", builder.linear(graph.floats(T, 3), "biased"));
        assertThat(builder.build().nodes().stream()
                        .filter(node -> node.op() instanceof DenseOp.Linear)
                        .map(node -> node.op().weights().stream()
                                .map(WeightReference::name)
                                .toList()
                                .toString()))
                .containsExactly("[plain.weight]", "[biased.weight, biased.bias]");
    }

    @Test
    void linearRefusesAnotherNumberOfFeatures() {
        WeightReference weight = graph.tensor("w", 5, 3);
        assertInvalid(() -> builder.linear(graph.floats(T, 4), weight))
                .hasMessage("test network, node 1 (Linear w): input features differ: 4 and 3, in [T, 4] and w[5, 3]");
        assertInvalid(() -> builder.linear(graph.floats(3, T), weight))
                .hasMessageContaining("input features differ: T and 3");
    }

    @Test
    void linearRefusesWhatIsNoMatrixOrNoFeatures() {
        WeightReference vector = graph.tensor("w", 3);
        assertInvalid(() -> builder.linear(graph.floats(T, 3), vector))
                .hasMessageContaining("(Linear w): weight w[3] is not a matrix");
        WeightReference matrix = graph.tensor("m", 5, 3);
        assertInvalid(() -> builder.linear(graph.floats(), matrix)).hasMessageContaining("input is a scalar");
        assertInvalid(() -> builder.linear(graph.indices(T, 3), matrix))
                .hasMessageContaining("input holds INT64, not FLOAT");
    }

    @Test
    void linearRefusesABiasOfAnotherSize() {
        WeightReference weight = graph.tensor("w", 5, 3);
        WeightReference tooShort = graph.tensor("short", 4);
        WeightReference matrix = graph.tensor("matrix", 5, 1);
        assertInvalid(() -> builder.linear(graph.floats(T, 3), weight, tooShort))
                .hasMessageContaining("bias short[4] does not fit weight w[5, 3]");
        assertInvalid(() -> builder.linear(graph.floats(T, 3), weight, matrix))
                .hasMessageContaining("bias matrix[5, 1] does not fit weight w[5, 3]");
    }

    @Test
    void embeddingAddsADimension() {
        graph.tensor("table", 10, 4);
        assertThat(builder.embedding(graph.indices(T), "table").type())
                .isEqualTo(new TensorType(ElementType.FLOAT, shape(T, 4)));
        assertThat(builder.embedding(graph.indices(), "table").shape()).isEqualTo(shape(4));
        assertThat(builder.embedding(graph.indices(2, T), "table").shape()).isEqualTo(shape(2, T, 4));
    }

    @Test
    void embeddingRefusesWhatIsNoTableOrNoId() {
        graph.tensor("vector", 10);
        graph.tensor("table", 10, 4);
        assertInvalid(() -> builder.embedding(graph.indices(T), "vector"))
                .hasMessage("test network, node 1 (Embedding vector): table vector[10] is not a matrix");
        assertInvalid(() -> builder.embedding(graph.floats(T), "table"))
                .hasMessageContaining("ids holds FLOAT, not INT64");
    }
}
