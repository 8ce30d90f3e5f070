package dev.tessera.spi.graph;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static dev.tessera.spi.graph.TestingGraph.T;
import static dev.tessera.spi.graph.TestingGraph.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class GraphBuilderTest {
    private final TestingGraph graph = new TestingGraph();
    private final GraphBuilder builder = graph.builder();

    @Test
    void nodesStandInTheOrderInWhichTheyWereAdded() {
        Value left = builder.input("left", ElementType.FLOAT, T);
        Value right = builder.input("right", ElementType.FLOAT, T);
        Value sum = builder.add(left, right);
        builder.output("sum", sum);
        builder.output("left", left);
        Graph built = builder.build();
        assertThat(built.name()).isEqualTo("test network");
        assertThat(built.nodes()).extracting(Graph.Node::result).containsExactly(left, right, sum);
        assertThat(built.inputs()).extracting(SourceOp.Input::name).containsExactly("left", "right");
        assertThat(built.outputs()).containsExactly(entry("sum", sum), entry("left", left));
    }

    @Test
    void whatIsAddedLaterIsNotInAGraphBuiltBefore() {
        builder.output("x", builder.input("x", ElementType.FLOAT, T));
        Graph built = builder.build();
        builder.output("y", builder.input("y", ElementType.FLOAT, T));
        assertThat(built.nodes()).hasSize(1);
        assertThat(built.outputs()).containsOnlyKeys("x");
        assertThat(builder.build().nodes()).hasSize(2);
    }

    @Test
    void refusesValuesOfAnotherGraph() {
        TestingGraph other = new TestingGraph();
        other.floats(T);
        Value foreign = other.floats(T);
        assertInvalid(() -> builder.add(foreign, foreign))
                .hasMessage("test network, node 0 (Binary ADD): value 1 is not of this graph");
        graph.floats(T);
        graph.indices(T);
        assertInvalid(() -> builder.add(foreign, foreign))
                .hasMessage("test network, node 2 (Binary ADD): value 1 is not of this graph");
        assertInvalid(() -> builder.output("x", foreign))
                .hasMessage("test network, node 2 (output x): value 1 is not of this graph");
        assertInvalid(() -> builder.output("x", new Value(-1, foreign.type())))
                .hasMessageContaining("value -1 is not of this graph");
    }

    @Test
    void refusesNamesThatAreTaken() {
        Value x = builder.input("x", ElementType.FLOAT, T);
        assertInvalid(() -> builder.input("x", ElementType.FLOAT, T))
                .hasMessage("test network, node 1 (input x): the name is taken");
        builder.output("y", x);
        assertInvalid(() -> builder.output("y", x)).hasMessage("test network, node 1 (output y): the name is taken");
    }

    @Test
    void refusesAGraphWithoutEffect() {
        builder.input("x", ElementType.FLOAT, T);
        assertInvalid(builder::build)
                .hasMessage("test network, node 1 (build): the graph has no output and changes no state");
    }

    @Test
    void takesAGraphThatOnlyChangesAState() {
        Value state = builder.state("state", ElementType.FLOAT, Dimension.symbol("N"));
        builder.updateRows(
                state, builder.input("rows", ElementType.INT64, T), builder.input("x", ElementType.FLOAT, T));
        assertThat(builder.build().outputs()).isEmpty();
    }

    @Test
    void refusesSizesBeyond63Bits() {
        Value large = graph.floats(1L << 40, 1L << 40);
        assertInvalid(() -> builder.reshape(large, Dimension.fixed(1))).hasMessageContaining("overflow");
    }

    @Test
    void saysWhichWeightTheCheckpointLacks() {
        Value input = graph.floats(T, 3);
        assertUnusable(
                () -> builder.linear(input, "layer"), "has no tensor layer.weight, which the test network needs");
        assertUnusable(() -> builder.weight("w"), "has no tensor w,");
        assertUnusable(
                () -> builder.linear(input, new WeightReference("made-up", Shape.of(3, 3))), "has no tensor made-up");
    }

    @Test
    void refusesWeightsThatAreNoFloatingPoint() {
        graph.withTensor("w", DataType.INT8, 3, 3);
        assertUnusable(
                () -> builder.weight("w"),
                "the checkpoint's tensor w holds INT8, but the test network needs floating point");
    }

    @Test
    void weightsCanBeUsedUnderAnotherShape() {
        graph.withTensor("kernel", DataType.FLOAT32, 8, 3, 2, 2);
        WeightReference matrix = builder.reference("kernel", Shape.of(8, 12));
        assertThat(builder.linear(graph.floats(T, 12), matrix).dimension(-1)).isEqualTo(Dimension.fixed(8));
        assertInvalid(() -> builder.reference("kernel", Shape.of(8, 13)))
                .hasMessage("test network, node 2 (weight kernel): "
                        + "it is stored as [8, 3, 2, 2], which cannot be used as [8, 13]");
        assertInvalid(() -> builder.linear(graph.floats(T, 13), new WeightReference("kernel", Shape.of(8, 13))))
                .hasMessageContaining("cannot be used as [8, 13]");
    }

    private static void assertUnusable(ThrowingCallable code, String message) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(code)
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_CHECKPOINT));
    }
}
