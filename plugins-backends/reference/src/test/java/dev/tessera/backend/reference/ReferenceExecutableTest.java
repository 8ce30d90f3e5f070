package dev.tessera.backend.reference;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static dev.tessera.spi.error.StandardErrors.OUT_OF_MEMORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.backend.DeviceTensors;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.graph.AttentionOp.PagedAttention;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the contract leaves to each backend: numbers in index inputs that point nowhere, and what is too large. */
final class ReferenceExecutableTest {
    private static final Dimension T = Dimension.symbol("T");
    private static final Dimension S = Dimension.symbol("S");
    private static final TestingWeights WEIGHTS =
            TestingWeights.empty().with("table", Shape.of(3, 2), 1, 2, 3, 4, 5, 6);

    private final ReferenceBackend backend = new ReferenceBackend(ReferenceConfig.defaults());

    @AfterEach
    void closeBackend() {
        backend.close();
    }

    @Test
    void namesTheRowThatIsNotThere() {
        try (Executable executable = compile(graph -> {
            Value x = graph.input("x", ElementType.FLOAT, T);
            graph.output("y", graph.gatherRows(x, graph.input("rows", ElementType.INT64, S)));
        })) {
            Tensor x = Tensor.ofFloats(Shape.of(2), 1, 2);
            for (long row : new long[] {2, -1, 1L << 40}) {
                assertFails(
                        executable,
                        Map.of("x", x, "rows", longs(0, row)),
                        "test: node 2 (GatherRows): there is no row %d among 2".formatted(row));
            }
            try (DeviceTensors outputs = executable.run(Map.of("x", x, "rows", longs(1)), Map.of())) {
                assertThat(outputs.tensor("y").toHost().toFloats()).containsExactly(2);
            }
        }
    }

    @Test
    void namesTheTokenThatIsNotInTheTable() {
        try (Executable executable = compile(graph ->
                graph.output("y", graph.embedding(graph.input("ids", ElementType.INT64, T), "table")))) {
            assertFails(executable, Map.of("ids", longs(3)), "test: node 1 (Embedding): there is no row 3 among 3");
        }
    }

    @Test
    void refusesSegmentsThatDoNotAscend() {
        try (Executable executable = compile(graph -> {
            Value x = graph.input("x", ElementType.FLOAT, T, Dimension.fixed(1), Dimension.fixed(1));
            Value starts = graph.input("starts", ElementType.INT64, S);
            graph.output("y", graph.segmentAttention(x, x, x, starts, 1));
        })) {
            Tensor x = Tensor.ofFloats(Shape.of(3, 1, 1), 1, 2, 3);
            for (Tensor starts :
                    new Tensor[] {longs(0, 2), longs(1, 3), longs(0, 2, 1, 3), longs(0, 2, 2, 3), longs()}) {
                assertFails(
                        executable,
                        Map.of("x", x, "starts", starts),
                        "test: node 2 (SegmentAttention): queryStarts do not ascend from 0 to 3");
            }
        }
    }

    @Test
    void refusesPagesThatDoNotFit() {
        try (Executable executable = compile(ReferenceExecutableTest::paged)) {
            Map<String, Tensor> good = new HashMap<>(Map.of(
                    "query", Tensor.ofFloats(Shape.of(2, 1, 1), 1, 2),
                    "cache", Tensor.ofFloats(Shape.of(4, 1, 1), 1, 2, 3, 4),
                    "starts", longs(0, 2),
                    "contexts", longs(3),
                    "tables", Tensor.ofLongs(Shape.of(1, 2), 1, 0)));
            executable.run(good, Map.of()).close();
            assertRefused(executable, good, "contexts", longs(1), "a context of 1 tokens does not fit 2 query rows");
            assertRefused(executable, good, "contexts", longs(5), "a context of 5 tokens does not fit 2 query rows");
            assertRefused(executable, good, "starts", longs(0, 1), "queryStarts do not ascend from 0 to 2");
            assertRefused(
                    executable, good, "tables", Tensor.ofLongs(Shape.of(1, 2), 2, 0), "there is no row 4 among 4");
            assertRefused(
                    executable, good, "tables", Tensor.ofLongs(Shape.of(1, 2), 0, -1), "there is no row -2 among 4");
        }
    }

    private static void paged(GraphBuilder graph) {
        Dimension one = Dimension.fixed(1);
        Value query = graph.input("query", ElementType.FLOAT, T, one, one);
        Value cache = graph.input("cache", ElementType.FLOAT, Dimension.symbol("N"), one, one);
        Value starts = graph.input("starts", ElementType.INT64, S.plus(1));
        Value contexts = graph.input("contexts", ElementType.INT64, S);
        Value tables = graph.input("tables", ElementType.INT64, S, Dimension.symbol("B"));
        graph.output("y", graph.add(new PagedAttention(query, cache, cache, starts, contexts, tables, 2, 1)));
    }

    private static void assertRefused(
            Executable executable, Map<String, Tensor> good, String name, Tensor tensor, String problem) {
        Map<String, Tensor> inputs = new HashMap<>(good);
        inputs.put(name, tensor);
        assertFails(executable, inputs, problem);
    }

    @Test
    void refusesResultsThatNoArrayHolds() {
        try (Executable executable = compile(graph -> {
            Value column = graph.input("column", ElementType.FLOAT, T, Dimension.fixed(1));
            graph.output("y", graph.add(column, graph.input("row", ElementType.FLOAT, S)));
        })) {
            Tensor column = Tensor.ofFloats(Shape.of(1 << 16, 1), new float[1 << 16]);
            Tensor row = Tensor.ofFloats(Shape.of(1 << 16), new float[1 << 16]);
            assertFails(
                    executable,
                    Map.of("column", column, "row", row),
                    OUT_OF_MEMORY,
                    "a tensor of shape [65536, 65536] has more than the 2147483639 elements");
        }
    }

    @Test
    void refusesStatesThatNoArrayHolds() {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> backend.zeros(DataType.FLOAT32, Shape.of(1L << 31)))
                .withMessageContaining("more than the 2147483639 elements")
                .satisfies(e -> assertThat(e.code()).isEqualTo(OUT_OF_MEMORY));
    }

    private Executable compile(Consumer<GraphBuilder> network) {
        GraphBuilder graph = new GraphBuilder("test", WEIGHTS);
        network.accept(graph);
        return backend.compile(graph.build(), WEIGHTS, new CompileOptions(DataType.FLOAT32));
    }

    private static Tensor longs(long... values) {
        return Tensor.ofLongs(Shape.of(values.length), values);
    }

    private static void assertFails(Executable executable, Map<String, Tensor> inputs, String problem) {
        assertFails(executable, inputs, BACKEND_FAILED, problem);
    }

    private static void assertFails(Executable executable, Map<String, Tensor> inputs, ErrorCode code, String problem) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> executable.run(inputs, Map.of()))
                .withMessageContaining(problem)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
