package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.TestingGraph.S;
import static dev.tessera.spi.graph.TestingGraph.T;
import static dev.tessera.spi.graph.TestingGraph.assertInvalid;
import static dev.tessera.spi.graph.TestingGraph.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.graph.ElementwiseOp.BinaryFunction;
import dev.tessera.spi.graph.ElementwiseOp.UnaryFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ElementwiseOpTest {
    private final TestingGraph graph = new TestingGraph();
    private final GraphBuilder builder = graph.builder();

    @ParameterizedTest
    @EnumSource
    void unaryFunctionsKeepAFloatingPointType(UnaryFunction function) {
        Value floats = graph.floats(T, 3);
        Value singles = graph.input(ElementType.FLOAT32);
        assertThat(builder.apply(function, floats).type()).isEqualTo(floats.type());
        assertThat(builder.apply(function, singles).type()).isEqualTo(singles.type());
        assertInvalid(() -> builder.apply(function, graph.indices(T)))
                .hasMessage(
                        "test network, node 5 (Unary %s): input holds INT64, not FLOAT or FLOAT32".formatted(function));
    }

    static Stream<Arguments> broadcasts() {
        return Stream.of(
                Arguments.of(shape(T, 3), shape(T, 3), shape(T, 3)),
                Arguments.of(shape(T, 3), shape(3), shape(T, 3)),
                Arguments.of(shape(3), shape(T, 3), shape(T, 3)),
                Arguments.of(shape(T, 1), shape(1, S), shape(T, S)),
                Arguments.of(shape(T, 1, 4), shape(5, 1), shape(T, 5, 4)),
                Arguments.of(shape(T, 2), shape(), shape(T, 2)),
                Arguments.of(shape(), shape(), shape()),
                Arguments.of(shape(0, 3), shape(1, 3), shape(0, 3)),
                Arguments.of(shape(T.times(2)), shape(T.plus(T)), shape(T.times(2))));
    }

    @ParameterizedTest
    @MethodSource("broadcasts")
    void binaryFunctionsRepeatDimensionsOfOne(SymbolicShape left, SymbolicShape right, SymbolicShape result) {
        Value leftValue = graph.floats(left.dimensions().toArray());
        Value rightValue = graph.floats(right.dimensions().toArray());
        assertThat(builder.add(leftValue, rightValue).type()).isEqualTo(new TensorType(ElementType.FLOAT, result));
    }

    @Test
    void binaryFunctionsRefuseShapesThatDoNotFit() {
        assertInvalid(() -> builder.add(graph.floats(T, 3), graph.floats(T, 4)))
                .hasMessage("test network, node 2 (Binary ADD): shapes [T, 3] and [T, 4] do not fit: 3 against 4");
        assertInvalid(() -> builder.multiply(graph.floats(T, 3), graph.floats(S, 3)))
                .hasMessageContaining("T against S");
    }

    @ParameterizedTest
    @EnumSource
    void binaryFunctionsTakeOneElementType(BinaryFunction function) {
        assertInvalid(() -> builder.apply(function, graph.floats(T), graph.input(ElementType.FLOAT32, T)))
                .hasMessageContaining("(Binary %s): right operand holds FLOAT32, not FLOAT".formatted(function));
    }

    @Test
    void wholeNumbersAreNotDivided() {
        assertThat(builder.add(graph.indices(T), graph.indices()).element()).isEqualTo(ElementType.INT64);
        assertInvalid(() -> builder.apply(BinaryFunction.DIVIDE, graph.indices(T), graph.indices(T)))
                .hasMessageContaining("whole numbers are not divided");
    }

    @ParameterizedTest
    @EnumSource
    void aCastKeepsTheShape(ElementType target) {
        for (ElementType source : ElementType.values()) {
            assertThat(builder.cast(graph.input(source, T, 2), target).type())
                    .isEqualTo(new TensorType(target, shape(T, 2)));
        }
    }
}
