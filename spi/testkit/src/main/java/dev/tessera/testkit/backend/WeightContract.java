package dev.tessera.testkit.backend;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static dev.tessera.testkit.backend.Failures.assertFails;
import static dev.tessera.testkit.backend.TestingExecutables.compile;
import static dev.tessera.testkit.backend.TestingExecutables.run;
import static dev.tessera.testkit.backend.TestingTensors.indices;
import static dev.tessera.testkit.backend.TestingTensors.outsideHeap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.checkpoint.TensorInfo;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.lang.foreign.Arena;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Weights are used as they lie in a checkpoint: of several types, in mapped memory, shared, and only those named. */
final class WeightContract {
    private static final Dimension T = Dimension.symbol("T");
    private static final TestingWeights TABLE =
            TestingWeights.empty().with("table", DataType.BFLOAT16, Shape.of(3, 2), 1, 2, 3, 4, 5, 6);

    Stream<ContractCase> cases() {
        return Stream.concat(
                Stream.of(DataType.FLOAT32, DataType.FLOAT16, DataType.BFLOAT16)
                        .map(type -> new ContractCase(
                                "%s weights may lie outside of the Java heap, aligned or not".formatted(type),
                                backend -> readsAnyMemory(backend, type))),
                Stream.of(
                        new ContractCase("one weight serves several operations", WeightContract::sharesTied),
                        new ContractCase("one weight serves in several shapes", WeightContract::regroups),
                        new ContractCase("weights of one layer are of several types", WeightContract::mixesTypes),
                        new ContractCase("only the weights that are named are read", WeightContract::readsOnlyNamed),
                        new ContractCase(
                                "an unreadable weight is the checkpoint's fault", WeightContract::blamesCheckpoint),
                        new ContractCase("a graph can be compiled twice", WeightContract::compilesTwice)));
    }

    private static void readsAnyMemory(Backend backend, DataType type) {
        for (long misalignment = 0; misalignment < 8; misalignment++) {
            try (Arena arena = Arena.ofShared()) {
                Tensor stored = Tensor.ofFloats(type, Shape.of(2, 3), 1, -2, 0.5f, 4, 0, -1.5f);
                TestingWeights weights =
                        TestingWeights.empty().with("layer.weight", outsideHeap(stored, arena, misalignment));
                try (Executable executable = compile(
                        backend,
                        weights,
                        graph -> graph.output(
                                "y",
                                graph.linear(graph.input("x", ElementType.FLOAT, T, Dimension.fixed(3)), "layer")))) {
                    Tensor x = Tensor.ofFloats(Shape.of(1, 3), 1, 2, 4);
                    assertThat(run(executable, Map.of("x", x)).get("y").toFloats())
                            .containsExactly(-1, -2);
                }
            }
        }
    }

    /** A language model's table of tokens is often its last layer, too. */
    private static void tied(GraphBuilder graph) {
        Value embedded = graph.embedding(graph.input("ids", ElementType.INT64, T), "table");
        graph.output("logits", graph.linear(embedded, graph.reference("table")));
        graph.output("table", graph.weight("table"));
    }

    private static void sharesTied(Backend backend) {
        try (Executable executable = compile(backend, TABLE, WeightContract::tied)) {
            assertTied(executable);
        }
    }

    private static void assertTied(Executable executable) {
        Map<String, Tensor> results = run(executable, Map.of("ids", indices(2, 0)));
        assertThat(results.get("logits").toFloats()).containsExactly(17, 39, 61, 5, 11, 17);
        assertThat(results.get("table").toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    private static void regroups(Backend backend) {
        try (Executable executable = compile(backend, TABLE, graph -> {
            Value x = graph.input("x", ElementType.FLOAT, T, Dimension.fixed(2));
            Value wide = graph.input("wide", ElementType.FLOAT, T, Dimension.fixed(3));
            graph.output("three", graph.linear(x, graph.reference("table")));
            graph.output("two", graph.linear(wide, graph.reference("table", Shape.of(2, 3))));
        })) {
            Tensor x = Tensor.ofFloats(Shape.of(1, 2), 1, 10);
            Tensor wide = Tensor.ofFloats(Shape.of(1, 3), 1, 10, 100);
            Map<String, Tensor> results = run(executable, Map.of("x", x, "wide", wide));
            assertThat(results.get("three").toFloats()).containsExactly(21, 43, 65);
            assertThat(results.get("two").toFloats()).containsExactly(321, 654);
        }
    }

    private static void mixesTypes(Backend backend) {
        TestingWeights weights = TestingWeights.empty()
                .with("layer.weight", DataType.BFLOAT16, Shape.of(1, 2), 1, 2)
                .with("layer.bias", DataType.FLOAT32, Shape.of(1), 0.125f)
                .with("norm.weight", DataType.FLOAT16, Shape.of(2), 2, 4)
                .with("norm.bias", DataType.BFLOAT16, Shape.of(2), 1, -1);
        try (Executable executable = compile(backend, weights, graph -> {
            Value x = graph.input("x", ElementType.FLOAT, T, Dimension.fixed(2));
            graph.output("y", graph.linear(graph.layerNorm(x, "norm", 1e-12), "layer"));
        })) {
            // normalized -1 and 1, times 2 and 4, plus 1 and -1: -1 and 3
            Tensor x = Tensor.ofFloats(Shape.of(1, 2), 3, 5);
            Tolerance.SUMS.assertClose(
                    run(executable, Map.of("x", x)).get("y"), Tensor.ofFloats(Shape.of(1, 1), 5.125f));
        }
    }

    private static void readsOnlyNamed(Backend backend) {
        TestingWeights all = TABLE.with("other", Shape.of(1), 1);
        try (Executable executable = compile(backend, new Unreadable(all, "other"), WeightContract::tied)) {
            assertTied(executable);
        }
    }

    private static void blamesCheckpoint(Backend backend) {
        assertFails(
                () -> compile(backend, new Unreadable(TABLE, "table"), WeightContract::tied)
                        .close(),
                INVALID_CHECKPOINT,
                "table");
        sharesTied(backend);
    }

    private static void compilesTwice(Backend backend) {
        try (Executable second = compile(backend, TABLE, WeightContract::tied)) {
            try (Executable first = compile(backend, TABLE, WeightContract::tied)) {
                assertTied(first);
            }
            assertTied(second);
        }
    }

    /**
     * Weights one of which is in the header, but cannot be read.
     *
     * @param weights the others
     * @param name of the one
     */
    private record Unreadable(Weights weights, String name) implements Weights {
        @Override
        public Set<String> names() {
            return weights.names();
        }

        @Override
        public Optional<TensorInfo> find(String wanted) {
            return weights.find(wanted);
        }

        @Override
        public Tensor tensor(String wanted) {
            if (wanted.equals(name)) {
                throw new TesseraException(INVALID_CHECKPOINT, "tensor %s is cut short".formatted(wanted));
            }
            return weights.tensor(wanted);
        }
    }
}
