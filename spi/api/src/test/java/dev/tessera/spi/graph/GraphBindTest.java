package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.TestingGraph.S;
import static dev.tessera.spi.graph.TestingGraph.T;
import static dev.tessera.spi.graph.TestingGraph.assertInvalid;
import static dev.tessera.spi.graph.TestingGraph.dimensions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.spi.tensor.Shape;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GraphBindTest {
    @Test
    void readsSymbolsOffFactorsAndOffsets() {
        Graph graph = graph(
                dimensions(T, 8),
                dimensions(S.plus(1)),
                dimensions(Dimension.symbol("P").times(4), 3));
        assertThat(graph.bind(Map.of("a", Shape.of(5, 8), "b", Shape.of(3), "c", Shape.of(12, 3))))
                .isEqualTo(Map.of("T", 5L, "S", 2L, "P", 3L));
    }

    @Test
    void readsASymbolThatOnlyALaterInputTells() {
        Graph graph = graph(dimensions(T.times(S), 2), dimensions(T), dimensions(S));
        assertThat(graph.bind(Map.of("a", Shape.of(15, 2), "b", Shape.of(5), "c", Shape.of(3))))
                .isEqualTo(Map.of("T", 5L, "S", 3L));
    }

    @Test
    void symbolsMayBeZero() {
        Graph graph = graph(dimensions(T, 8), dimensions(S.plus(1)), dimensions(T));
        assertThat(graph.bind(Map.of("a", Shape.of(0, 8), "b", Shape.of(1), "c", Shape.of(0))))
                .isEqualTo(Map.of("T", 0L, "S", 0L));
    }

    @Test
    void readsSymbolsOffStates() {
        GraphBuilder builder = new TestingGraph().builder();
        Value state = builder.state("cache", ElementType.FLOAT, dimensions(Dimension.symbol("N"), 2));
        builder.output("rows", builder.gatherRows(state, builder.input("rows", ElementType.INT64, T)));
        assertThat(builder.build().bind(Map.of("cache", Shape.of(7, 2), "rows", Shape.of(3))))
                .isEqualTo(Map.of("N", 7L, "T", 3L));
    }

    @Test
    void refusesShapesThatContradictEachOther() {
        Graph graph = graph(dimensions(T, 8), dimensions(T.plus(1)), dimensions(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> graph.bind(Map.of("a", Shape.of(5, 8), "b", Shape.of(5), "c", Shape.of(1))))
                .withMessage("b is [5], but [T + 1] is [6] here, with {T=5}");
    }

    @Test
    void refusesAProductThatDoesNotFit() {
        Graph graph = graph(dimensions(T.times(S), 2), dimensions(T), dimensions(S));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> graph.bind(Map.of("a", Shape.of(14, 2), "b", Shape.of(5), "c", Shape.of(3))))
                .withMessage("a is [14, 2], but [S*T, 2] is [15, 2] here, with {S=3, T=5}");
    }

    @Test
    void refusesShapesOfAnotherForm() {
        Graph graph = graph(dimensions(T.times(4), 3), dimensions(S.plus(1)), dimensions(2));
        Map<String, Shape> good = Map.of("a", Shape.of(8, 3), "b", Shape.of(2), "c", Shape.of(2));
        assertThat(graph.bind(good)).isEqualTo(Map.of("T", 2L, "S", 1L));
        assertRefused(graph, good, "a", Shape.of(7, 3), "a is [7, 3], which is not of the form [4*T, 3]");
        assertRefused(graph, good, "a", Shape.of(8, 3, 1), "a is [8, 3, 1], which is not of the form [4*T, 3]");
        assertRefused(graph, good, "a", Shape.of(8), "a is [8], which is not of the form [4*T, 3]");
        assertRefused(graph, good, "b", Shape.of(0), "b is [0], which is not of the form [S + 1]");
        assertRefused(graph, good, "c", Shape.of(3), "c is [3], but [2] is [2] here, with {S=1, T=2}");
    }

    @Test
    void refusesAMissingShape() {
        Graph graph = graph(dimensions(T), dimensions(1), dimensions(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> graph.bind(Map.of("a", Shape.of(5), "c", Shape.of(1))))
                .withMessage("b is missing");
    }

    @Test
    void refusesAnUnknownName() {
        Graph graph = graph(dimensions(T), dimensions(1), dimensions(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        graph.bind(Map.of("a", Shape.of(5), "b", Shape.of(1), "c", Shape.of(1), "d", Shape.of(1))))
                .withMessage("there is no input or state d");
    }

    @Test
    void aGraphWhoseSymbolsNoInputTellsIsNotBuilt() {
        assertInvalid(() -> graph(dimensions(T.times(S)), dimensions(T), dimensions(1)))
                .hasMessageContaining("test network, node 3 (build)")
                .hasMessageContaining("such as S, 2*S or S + 1, which would tell the size of value 0, [S*T]");
    }

    private static void assertRefused(Graph graph, Map<String, Shape> good, String name, Shape shape, String message) {
        Map<String, Shape> shapes = new HashMap<>(good);
        shapes.put(name, shape);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> graph.bind(shapes))
                .withMessage(message);
    }

    private static Graph graph(Dimension[] a, Dimension[] b, Dimension[] c) {
        GraphBuilder builder = new TestingGraph().builder();
        builder.output("out", builder.input("a", ElementType.FLOAT, a));
        builder.input("b", ElementType.FLOAT, b);
        builder.input("c", ElementType.INT64, c);
        return builder.build();
    }
}
