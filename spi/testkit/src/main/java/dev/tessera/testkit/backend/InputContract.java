package dev.tessera.testkit.backend;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static dev.tessera.testkit.backend.Failures.assertFails;
import static dev.tessera.testkit.backend.TestingExecutables.compile;
import static dev.tessera.testkit.backend.TestingExecutables.run;
import static dev.tessera.testkit.backend.TestingTensors.indices;
import static dev.tessera.testkit.backend.TestingTensors.outsideHeap;
import static dev.tessera.testkit.backend.TestingTensors.vector;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What does not fit the graph is refused with a message, changes no state, and does not hurt the next run. */
final class InputContract {
    private static final Dimension T = Dimension.symbol("T");
    private static final Dimension N = Dimension.symbol("N");

    Stream<ContractCase> cases() {
        return Stream.of(
                new ContractCase(
                        "inputs may lie outside of the Java heap, aligned or not", InputContract::readsAnyMemory),
                refusedInput("a missing input", "x", Map.of("rows", indices(0))),
                refusedInput("an unknown input", "extra", changed("extra", vector(1))),
                refusedInput("a state among the inputs", "cache", changed("cache", vector(1, 2, 3))),
                refusedInput("an input of another rank", "x", changed("x", Tensor.ofFloats(Shape.of(1, 1), 1))),
                refusedInput("an input whose size contradicts another's", "[T]", changed("x", vector(1, 2))),
                refusedInput("whole numbers for floating point", "x", changed("x", indices(1))),
                refusedInput("floating point for whole numbers", "rows", changed("rows", vector(0))),
                refusedInput(
                        "half precision for an input",
                        "x",
                        changed("x", Tensor.ofFloats(DataType.FLOAT16, Shape.of(1), 1))),
                refusedInput("bytes for an input", "x", changed("x", Tensor.ofBytes(Shape.of(1), (byte) 1))),
                new ContractCase("refuses a missing state", backend -> refusesStates(backend, "cache", Map.of())),
                new ContractCase("refuses an unknown state", InputContract::refusesUnknownState),
                new ContractCase(
                        "refuses a state of another rank",
                        backend -> refusesState(backend, DataType.FLOAT32, Shape.of(3, 1))),
                new ContractCase(
                        "refuses a state of another element type",
                        backend -> refusesState(backend, DataType.INT64, Shape.of(3))),
                new ContractCase("refuses a state that is closed", InputContract::refusesClosedState),
                new ContractCase("refuses a state that is not its own", InputContract::refusesForeignState));
    }

    private static void readsAnyMemory(Backend backend) {
        try (Arena arena = Arena.ofConfined();
                Executable executable = compile(backend, graph -> {
                    Value x = graph.input("x", ElementType.FLOAT, T);
                    graph.output("x", graph.add(x, x));
                    graph.output("y", graph.input("y", ElementType.INT64, T));
                })) {
            for (long misalignment = 0; misalignment < 8; misalignment++) {
                Map<String, Tensor> results = run(
                        executable,
                        Map.of(
                                "x", outsideHeap(vector(1.5f, -2), arena, misalignment),
                                "y", outsideHeap(indices(7, -8), arena, misalignment)));
                assertThat(results.get("x").toFloats()).containsExactly(3, -4);
                assertThat(results.get("y").toLongs()).containsExactly(7, -8);
            }
        }
    }

    /** Adds a vector to as many rows of a state. */
    private static void network(GraphBuilder graph) {
        Value cache = graph.state("cache", ElementType.FLOAT, N);
        Value x = graph.input("x", ElementType.FLOAT, T);
        Value rows = graph.input("rows", ElementType.INT64, T);
        Value updated = graph.updateRows(cache, rows, x);
        graph.output("y", graph.gatherRows(updated, rows));
    }

    private static Map<String, Tensor> good() {
        return Map.of("x", vector(5), "rows", indices(1));
    }

    private static Map<String, Tensor> changed(String name, Tensor tensor) {
        Map<String, Tensor> inputs = new HashMap<>(good());
        inputs.put(name, tensor);
        return inputs;
    }

    private static ContractCase refusedInput(String name, String blamed, Map<String, Tensor> inputs) {
        return new ContractCase("refuses " + name, backend -> {
            try (Executable executable = compile(backend, InputContract::network);
                    DeviceTensor cache = backend.zeros(DataType.FLOAT32, Shape.of(3))) {
                assertFails(() -> executable.run(inputs, Map.of("cache", cache)), BACKEND_FAILED, blamed);
                assertThat(cache.toHost().toFloats()).containsOnly(0);
                assertWorks(executable, cache);
            }
        });
    }

    private static void refusesStates(Backend backend, String blamed, Map<String, DeviceTensor> states) {
        try (Executable executable = compile(backend, InputContract::network);
                DeviceTensor cache = backend.zeros(DataType.FLOAT32, Shape.of(3))) {
            assertFails(() -> executable.run(good(), states), BACKEND_FAILED, blamed);
            assertWorks(executable, cache);
        }
    }

    private static void assertWorks(Executable executable, DeviceTensor cache) {
        assertThat(run(executable, good(), Map.of("cache", cache)).get("y").toFloats())
                .containsExactly(5);
        assertThat(cache.toHost().toFloats()).containsExactly(0, 5, 0);
    }

    private static void refusesUnknownState(Backend backend) {
        try (DeviceTensor cache = backend.zeros(DataType.FLOAT32, Shape.of(3));
                DeviceTensor other = backend.zeros(DataType.FLOAT32, Shape.of(3))) {
            refusesStates(backend, "other", Map.of("cache", cache, "other", other));
        }
    }

    private static void refusesState(Backend backend, DataType type, Shape shape) {
        try (DeviceTensor state = backend.zeros(type, shape)) {
            refusesStates(backend, "cache", Map.of("cache", state));
        }
    }

    private static void refusesClosedState(Backend backend) {
        DeviceTensor closed = backend.zeros(DataType.FLOAT32, Shape.of(3));
        closed.close();
        refusesStates(backend, "closed", Map.of("cache", closed));
    }

    private static void refusesForeignState(Backend backend) {
        try (DeviceTensor foreign = new ForeignTensor()) {
            refusesStates(backend, "cache", Map.of("cache", foreign));
        }
    }

    /** A state of some other backend. */
    private record ForeignTensor() implements DeviceTensor {
        @Override
        public Shape shape() {
            return Shape.of(3);
        }

        @Override
        public Tensor toHost() {
            return vector(0, 0, 0);
        }

        @Override
        public void close() {}
    }
}
