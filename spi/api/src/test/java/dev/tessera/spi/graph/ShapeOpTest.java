package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.TestingGraph.S;
import static dev.tessera.spi.graph.TestingGraph.T;
import static dev.tessera.spi.graph.TestingGraph.assertInvalid;
import static dev.tessera.spi.graph.TestingGraph.dimensions;
import static dev.tessera.spi.graph.TestingGraph.shape;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShapeOpTest {
    private final TestingGraph graph = new TestingGraph();
    private final GraphBuilder builder = graph.builder();

    @Test
    void reshapeKeepsTheNumberOfElementsWhateverTheSymbols() {
        Value input = graph.floats(T.times(4), 6);
        assertThat(builder.reshape(input, dimensions(T, 24)).shape()).isEqualTo(shape(T, 24));
        assertThat(builder.reshape(input, dimensions(T, 2, 2, 3, 2)).shape()).isEqualTo(shape(T, 2, 2, 3, 2));
        assertThat(builder.reshape(graph.indices(1, 1)).shape()).isEqualTo(shape());
        assertInvalid(() -> builder.reshape(input, dimensions(T, 25)))
                .hasMessage("test network, node 5 (Reshape): [4*T, 6] holds 24*T elements and [T, 25] holds 25*T");
        assertInvalid(() -> builder.reshape(input, dimensions(S, 24))).hasMessageContaining("holds 24*S");
    }

    @Test
    void transposePermutesDimensions() {
        Value input = graph.indices(T, 2, 3);
        assertThat(builder.transpose(input, 2, 0, 1).type())
                .isEqualTo(new TensorType(ElementType.INT64, shape(3, T, 2)));
        assertThat(builder.transpose(graph.floats()).shape()).isEqualTo(shape());
    }

    @Test
    void transposeRefusesWhatIsNoPermutation() {
        Value input = graph.floats(T, 2, 3);
        assertInvalid(() -> builder.transpose(input, 0, 1))
                .hasMessage("test network, node 1 (Transpose): [0, 1] does not permute the dimensions of [T, 2, 3]");
        assertInvalid(() -> builder.transpose(input, 0, 1, 1)).hasMessageContaining("[0, 1, 1] does not permute");
        assertInvalid(() -> builder.transpose(input, 0, 1, -1)).hasMessageContaining("[0, 1, -1] does not permute");
    }

    @Test
    void sliceTakesARangeOfAFixedDimension() {
        Value input = graph.floats(T, 6, 3);
        assertThat(builder.slice(input, 1, 2, 5).shape()).isEqualTo(shape(T, 3, 3));
        assertThat(builder.slice(input, -1, 0, 1).shape()).isEqualTo(shape(T, 6, 1));
        assertInvalid(() -> builder.slice(input, 0, 0, 1))
                .hasMessage("test network, node 3 (Slice): dimension 0 of [T, 6, 3] has no fixed size");
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "2, 2", "3, 2", "5, 7", "0, 7"})
    void sliceRefusesARangeThatIsNotThere(long start, long end) {
        assertInvalid(() -> builder.slice(graph.floats(T, 6), 1, start, end))
                .hasMessageContaining("there is no range %d to %d in dimension 1 of [T, 6]".formatted(start, end));
    }

    @ParameterizedTest
    @CsvSource({"2", "-3"})
    void axesMustExist(int axis) {
        Value input = graph.floats(T, 6);
        String message = "there is no dimension %d in [T, 6]".formatted(axis);
        assertInvalid(() -> builder.slice(input, axis, 0, 1)).hasMessageContaining(message);
        assertInvalid(() -> builder.concat(axis, List.of(input))).hasMessageContaining(message);
    }

    @Test
    void concatAddsUpOneDimension() {
        assertThat(builder.concat(0, List.of(graph.floats(T, 3), graph.floats(2, 3), graph.floats(S, 3)))
                        .shape())
                .isEqualTo(shape(T.plus(S).plus(2), 3));
        assertThat(builder.concat(-1, List.of(graph.indices(T, 3), graph.indices(T, 4)))
                        .type())
                .isEqualTo(new TensorType(ElementType.INT64, shape(T, 7)));
        assertThat(builder.concat(0, List.of(graph.floats(T))).shape()).isEqualTo(shape(T));
    }

    @Test
    void concatRefusesWhatDoesNotFit() {
        assertInvalid(() -> builder.concat(0, List.of()))
                .hasMessage("test network, node 0 (Concat): there is nothing to concatenate");
        assertInvalid(() -> builder.concat(0, List.of(graph.floats(T, 3), graph.floats(T, 4))))
                .hasMessageContaining("[T, 3] and [T, 4] differ in another dimension than 0");
        assertInvalid(() -> builder.concat(0, List.of(graph.floats(T, 3), graph.floats(T))))
                .hasMessageContaining("[T, 3] and [T] differ");
        assertInvalid(() -> builder.concat(0, List.of(graph.floats(T), graph.indices(T))))
                .hasMessageContaining("input holds INT64, not FLOAT");
        assertInvalid(() -> builder.concat(0, List.of(graph.floats()))).hasMessageContaining("no dimension 0 in []");
    }
}
