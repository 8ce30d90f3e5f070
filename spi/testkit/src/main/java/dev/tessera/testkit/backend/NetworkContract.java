package dev.tessera.testkit.backend;

import static dev.tessera.testkit.backend.TestingExecutables.compile;
import static dev.tessera.testkit.backend.TestingExecutables.run;
import static dev.tessera.testkit.backend.TestingTensors.counting;
import static dev.tessera.testkit.backend.TestingTensors.indices;
import static dev.tessera.testkit.backend.TestingTensors.vector;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.ElementwiseOp.BinaryFunction;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Operations work on each other's results, however these lie in memory, and for all sizes that the symbols allow. */
final class NetworkContract {
    private static final Dimension T = Dimension.symbol("T");
    private static final Dimension TWO = Dimension.fixed(2);
    private static final Dimension THREE = Dimension.fixed(3);

    Stream<ContractCase> cases() {
        return Stream.of(
                new ContractCase("what was transposed can be reshaped", NetworkContract::reshapesTransposed),
                new ContractCase("rows can be gathered of what was transposed", NetworkContract::gathersTransposed),
                new ContractCase("slices can be joined in another order", NetworkContract::joinsSlices),
                new ContractCase("rows can be replaced in what was sliced", NetworkContract::scattersIntoSlice),
                new ContractCase("replacing rows leaves the original as it is", NetworkContract::scattersIntoCopies),
                new ContractCase("what was transposed can be attended to", NetworkContract::attendsToTransposed),
                new ContractCase("an executable runs with other sizes each time", NetworkContract::changesSizes),
                new ContractCase("symbols may happen to be equal or one", NetworkContract::meetsCoincidences),
                new ContractCase("a long chain of operations", NetworkContract::runsLongChains),
                new ContractCase("row numbers may be computed", NetworkContract::computesRowNumbers),
                new ContractCase(
                        "no media rows leave the token embeddings as they are", NetworkContract::scattersNothing));
    }

    private static void reshapesTransposed(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
            Value x = graph.input("x", ElementType.FLOAT, T, TWO, THREE);
            graph.output("y", graph.reshape(graph.transpose(x, 1, 0, 2), T.times(6)));
        })) {
            assertThat(run(executable, Map.of("x", counting(2, 2, 3))).get("y").toFloats())
                    .containsExactly(0, 1, 2, 6, 7, 8, 3, 4, 5, 9, 10, 11);
        }
    }

    private static void gathersTransposed(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
            Value x = graph.input("x", ElementType.FLOAT, T, THREE);
            Value rows = graph.input("rows", ElementType.INT64, Dimension.symbol("R"));
            graph.output("y", graph.gatherRows(graph.transpose(x, 1, 0), rows));
        })) {
            assertThat(run(executable, Map.of("x", counting(2, 3), "rows", indices(2, 0)))
                            .get("y")
                            .toFloats())
                    .containsExactly(2, 5, 0, 3);
        }
    }

    private static void joinsSlices(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
            Value x = graph.input("x", ElementType.FLOAT, T, Dimension.fixed(4));
            Value left = graph.slice(x, -1, 0, 2);
            Value right = graph.slice(x, -1, 2, 4);
            graph.output("y", graph.concat(-1, List.of(right, left)));
        })) {
            assertThat(run(executable, Map.of("x", counting(2, 4))).get("y").toFloats())
                    .containsExactly(2, 3, 0, 1, 6, 7, 4, 5);
        }
    }

    private static void scattersIntoSlice(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
            Value x = graph.input("x", ElementType.FLOAT, T, THREE);
            Value rows = graph.input("rows", ElementType.INT64, Dimension.symbol("R"));
            Value updates = graph.input("updates", ElementType.FLOAT, Dimension.symbol("R"), TWO);
            graph.output("x", x);
            graph.output("y", graph.scatterRows(graph.slice(x, 1, 1, 3), rows, updates));
        })) {
            Map<String, Tensor> results = run(
                    executable,
                    Map.of("x", counting(2, 3), "rows", indices(0), "updates", Tensor.ofFloats(Shape.of(1, 2), 8, 9)));
            assertThat(results.get("y").toFloats()).containsExactly(8, 9, 4, 5);
            assertThat(results.get("x").toFloats()).containsExactly(0, 1, 2, 3, 4, 5);
        }
    }

    private static void scattersIntoCopies(Backend backend) {
        TestingWeights weights = TestingWeights.empty().with("w", Shape.of(2), 1, 2);
        try (Executable executable = compile(backend, weights, graph -> {
            Value rows = graph.input("rows", ElementType.INT64, T);
            Value updates = graph.input("updates", ElementType.FLOAT, T);
            Value input = graph.input("input", ElementType.FLOAT, TWO);
            Value computed = graph.add(input, input);
            Value weight = graph.weight("w");
            for (Value original : List.of(input, computed, weight)) {
                graph.output("replaced" + original.id(), graph.scatterRows(original, rows, updates));
                graph.output("original" + original.id(), graph.multiply(original, original));
            }
        })) {
            Map<String, Tensor> inputs = Map.of("rows", indices(1), "updates", vector(9), "input", vector(3, 4));
            for (int i = 0; i < 2; i++) {
                Map<String, Tensor> results = run(executable, inputs);
                assertThat(results.get("replaced2").toFloats()).containsExactly(3, 9);
                assertThat(results.get("original2").toFloats()).containsExactly(9, 16);
                assertThat(results.get("replaced3").toFloats()).containsExactly(6, 9);
                assertThat(results.get("original3").toFloats()).containsExactly(36, 64);
                assertThat(results.get("replaced4").toFloats()).containsExactly(1, 9);
                assertThat(results.get("original4").toFloats()).containsExactly(1, 4);
            }
        }
    }

    private static void attendsToTransposed(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
            Value x = graph.input("x", ElementType.FLOAT, TWO, T, TWO);
            Value heads = graph.transpose(x, 1, 0, 2);
            Value starts = graph.input(
                    "starts", ElementType.INT64, Dimension.symbol("S").plus(1));
            graph.output("y", graph.segmentAttention(heads, heads, heads, starts, 0));
        })) {
            // a scale of zero weighs all tokens of a segment alike
            assertThat(run(executable, Map.of("x", counting(2, 3, 2), "starts", indices(0, 1, 3)))
                            .get("y")
                            .toFloats())
                    .containsExactly(0, 1, 6, 7, 3, 4, 9, 10, 3, 4, 9, 10);
        }
    }

    private static void changesSizes(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
            Value x = graph.input("x", ElementType.FLOAT, T, TWO);
            graph.output("y", graph.reshape(graph.add(x, x), T.times(2)));
        })) {
            for (int size : new int[] {3, 1, 7, 0, 2, 0, 64}) {
                Tensor y = run(executable, Map.of("x", counting(size, 2))).get("y");
                float[] expected = new float[2 * size];
                for (int i = 0; i < expected.length; i++) {
                    expected[i] = 2 * i;
                }
                assertThat(y.shape()).isEqualTo(Shape.of(2L * size));
                assertThat(y.toFloats()).containsExactly(expected);
            }
        }
    }

    private static void meetsCoincidences(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
            Value left = graph.input("left", ElementType.FLOAT, T, Dimension.fixed(1));
            Value right = graph.input("right", ElementType.FLOAT, Dimension.symbol("S"));
            graph.output("y", graph.multiply(left, right));
        })) {
            assertProduct(executable, vector(2, 3), vector(5, 7), 10, 14, 15, 21);
            assertProduct(executable, vector(2), vector(5), 10);
            assertProduct(executable, vector(2), vector(5, 7), 10, 14);
            assertProduct(executable, vector(2, 3), vector(5), 10, 15);
        }
    }

    private static void assertProduct(Executable executable, Tensor left, Tensor right, float... expected) {
        Tensor column = Tensor.ofFloats(Shape.of(left.shape().size(0), 1), left.toFloats());
        Tensor product = run(executable, Map.of("left", column, "right", right)).get("y");
        assertThat(product.shape())
                .isEqualTo(Shape.of(left.shape().size(0), right.shape().size(0)));
        assertThat(product.toFloats()).containsExactly(expected);
    }

    private static void runsLongChains(Backend backend) {
        int length = 1000;
        try (Executable executable = compile(backend, graph -> {
            Value x = graph.input("x", ElementType.FLOAT, T);
            Value sum = x;
            for (int i = 0; i < length; i++) {
                sum = graph.add(sum, x);
            }
            graph.output("sum", sum);
        })) {
            assertThat(run(executable, Map.of("x", vector(1, -2))).get("sum").toFloats())
                    .containsExactly(length + 1, -2 * (length + 1));
        }
    }

    private static void computesRowNumbers(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
            Value x = graph.input("x", ElementType.FLOAT, T, TWO);
            Value rows = graph.input("rows", ElementType.INT64, Dimension.symbol("R"));
            Value offset = graph.constant(Tensor.ofLongs(Shape.of(), 1));
            graph.output("y", graph.gatherRows(x, graph.apply(BinaryFunction.SUBTRACT, rows, offset)));
        })) {
            assertThat(run(executable, Map.of("x", counting(3, 2), "rows", indices(3, 1)))
                            .get("y")
                            .toFloats())
                    .containsExactly(4, 5, 0, 1);
        }
    }

    private static void scattersNothing(Backend backend) {
        try (Executable executable = compile(backend, NetworkContract::mediaRows)) {
            Map<String, Tensor> inputs = Map.of(
                    "tokens", counting(3, 2),
                    "mediaRows", indices(),
                    "media", Tensor.ofFloats(Shape.of(0, 2)));
            assertThat(run(executable, inputs).get("embeddings").toFloats()).containsExactly(0, 1, 2, 3, 4, 5);
        }
    }

    private static void mediaRows(GraphBuilder graph) {
        Dimension media = Dimension.symbol("M");
        Value tokens = graph.input("tokens", ElementType.FLOAT, T, TWO);
        Value rows = graph.input("mediaRows", ElementType.INT64, media);
        Value embeddings = graph.input("media", ElementType.FLOAT, media, TWO);
        graph.output("embeddings", graph.scatterRows(tokens, rows, embeddings));
    }
}
