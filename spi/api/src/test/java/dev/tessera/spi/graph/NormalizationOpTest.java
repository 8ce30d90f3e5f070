package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.TestingGraph.T;
import static dev.tessera.spi.graph.TestingGraph.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.tensor.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NormalizationOpTest {
    private final TestingGraph graph = new TestingGraph()
            .withTensor("norm.weight", DataType.FLOAT32, 4)
            .withTensor("biased.weight", DataType.FLOAT32, 4)
            .withTensor("biased.bias", DataType.FLOAT32, 4)
            .withTensor("crooked.weight", DataType.FLOAT32, 4)
            .withTensor("crooked.bias", DataType.FLOAT32, 3)
            .withTensor("matrix.weight", DataType.FLOAT32, 4, 1);
    private final GraphBuilder builder = graph.builder();

    @Test
    void normsKeepTheInputsType() {
        Value input = graph.floats(T, 2, 4);
        assertThat(builder.rmsNorm(input, "norm", 1e-6).type()).isEqualTo(input.type());
        assertThat(builder.layerNorm(input, "norm", 1e-6).type()).isEqualTo(input.type());
        assertThat(builder.layerNorm(input, "biased", 1e-6).type()).isEqualTo(input.type());
    }

    @Test
    void layerNormTakesABiasWhereTheCheckpointHasOne() {
        builder.output("plain", builder.layerNorm(graph.floats(T, 4), "norm", 1e-6));
        builder.output("biased", builder.layerNorm(graph.floats(T, 4), "biased", 1e-6));
        assertThat(builder.build().nodes().stream()
                        .map(Graph.Node::op)
                        .filter(NormalizationOp.LayerNorm.class::isInstance)
                        .map(op -> op.weights().size()))
                .containsExactly(1, 2);
    }

    @Test
    void normsRefuseVectorsThatDoNotFit() {
        assertInvalid(() -> builder.rmsNorm(graph.floats(T, 5), "norm", 1e-6))
                .hasMessage("test network, node 1 (RmsNorm norm.weight): "
                        + "weight norm.weight[4] does not fit input [T, 5]");
        assertInvalid(() -> builder.layerNorm(graph.floats(T, 4), "crooked", 1e-6))
                .hasMessageContaining("bias crooked.bias[3] does not fit input [T, 4]");
        assertInvalid(() -> builder.layerNorm(graph.floats(T, 4), "matrix", 1e-6))
                .hasMessageContaining("weight matrix.weight[4, 1] does not fit input [T, 4]");
        assertInvalid(() -> builder.rmsNorm(graph.floats(), "norm", 1e-6))
                .hasMessageContaining("does not fit input []");
    }

    @Test
    void normsTakeTheComputeTypeAlone() {
        assertInvalid(() -> builder.rmsNorm(graph.input(ElementType.FLOAT32, T, 4), "norm", 1e-6))
                .hasMessageContaining("input holds FLOAT32, not FLOAT");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1e-6, Double.NaN, Double.POSITIVE_INFINITY})
    void normsRefuseAnEpsilonThatIsNotPositive(double epsilon) {
        assertInvalid(() -> builder.rmsNorm(graph.floats(T, 4), "norm", epsilon))
                .hasMessageContaining("epsilon %s is not positive".formatted(epsilon));
        assertInvalid(() -> builder.layerNorm(graph.floats(T, 4), "norm", epsilon))
                .hasMessageContaining("epsilon %s is not positive".formatted(epsilon));
    }
}
