package dev.tessera.testkit.backend;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.OUT_OF_MEMORY;
import static dev.tessera.testkit.backend.Failures.assertFails;
import static dev.tessera.testkit.backend.TestingExecutables.compile;
import static dev.tessera.testkit.backend.TestingExecutables.run;
import static dev.tessera.testkit.backend.TestingTensors.indices;
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
import java.util.Map;
import java.util.stream.Stream;

/** States are zeros at first, are changed in place, and keep what they hold. */
final class StateContract {
    private static final Dimension T = Dimension.symbol("T");
    private static final Dimension N = Dimension.symbol("N");
    private static final Dimension ONE = Dimension.fixed(1);

    Stream<ContractCase> cases() {
        return Stream.of(
                new ContractCase("a state is zeros at first", StateContract::startsWithZeros),
                new ContractCase("a state without elements", StateContract::makesEmptyStates),
                new ContractCase("a state of another type is refused", StateContract::refusesOtherTypes),
                new ContractCase("a state that does not fit is refused", StateContract::refusesTooLarge),
                new ContractCase("updates add up over runs", StateContract::keepsUpdates),
                new ContractCase("an update happens even where nobody reads it", StateContract::updatesUnread),
                new ContractCase("rows gathered before an update stay", StateContract::gathersBefore),
                new ContractCase("of two updates in a run the later one wins", StateContract::updatesTwice),
                new ContractCase("a state may be computed from itself", StateContract::countsUp),
                new ContractCase("two states do not mix", StateContract::keepsApart),
                new ContractCase("two executables share a state", StateContract::shares),
                new ContractCase("an executable takes another state, of another size", StateContract::changesStates),
                new ContractCase("a state outlives the executable that wrote it", StateContract::outlivesExecutables),
                new ContractCase("a host copy stays when the state changes", StateContract::copies),
                new ContractCase("closing outputs leaves the state", StateContract::outlivesOutputs));
    }

    private static void startsWithZeros(Backend backend) {
        try (DeviceTensor floats = backend.zeros(DataType.FLOAT32, Shape.of(2, 3));
                DeviceTensor whole = backend.zeros(DataType.INT64, Shape.of(4))) {
            assertThat(floats.shape()).isEqualTo(Shape.of(2, 3));
            assertThat(floats.toHost().toFloats()).containsExactly(0, 0, 0, 0, 0, 0);
            assertThat(whole.toHost().toLongs()).containsExactly(0, 0, 0, 0);
        }
        for (DataType type : backend.device().computeTypes()) {
            try (DeviceTensor state = backend.zeros(type, Shape.of(2))) {
                assertThat(state.toHost().type()).isEqualTo(DataType.FLOAT32);
                assertThat(state.toHost().toFloats()).containsExactly(0, 0);
            }
        }
    }

    private static void makesEmptyStates(Backend backend) {
        try (DeviceTensor state = backend.zeros(DataType.FLOAT32, Shape.of(0, 4))) {
            assertThat(state.shape()).isEqualTo(Shape.of(0, 4));
            assertThat(state.toHost().toFloats()).isEmpty();
        }
    }

    private static void refusesOtherTypes(Backend backend) {
        assertFails(() -> backend.zeros(DataType.UINT8, Shape.of(1)).close(), INVALID_CONFIGURATION, "UINT8");
    }

    private static void refusesTooLarge(Backend backend) {
        assertFails(() -> backend.zeros(DataType.FLOAT32, Shape.of(1L << 50)).close(), OUT_OF_MEMORY);
        assertFails(
                () -> backend.zeros(DataType.FLOAT32, Shape.of(1L << 40, 1L << 40))
                        .close(),
                OUT_OF_MEMORY);
        startsWithZeros(backend);
    }

    private static void store(GraphBuilder graph) {
        Value cache = graph.state("cache", ElementType.FLOAT, N);
        Value rows = graph.input("rows", ElementType.INT64, T);
        Value updated = graph.updateRows(cache, rows, graph.input("x", ElementType.FLOAT, T));
        graph.output("y", graph.gatherRows(updated, rows));
    }

    private static void store(Executable executable, DeviceTensor cache, long row, float value) {
        Map<String, Tensor> inputs = Map.of("rows", indices(row), "x", vector(value));
        assertThat(run(executable, inputs, Map.of("cache", cache)).get("y").toFloats())
                .containsExactly(value);
    }

    private static void keepsUpdates(Backend backend) {
        try (Executable executable = compile(backend, StateContract::store);
                DeviceTensor cache = backend.zeros(DataType.FLOAT32, Shape.of(4))) {
            store(executable, cache, 2, 1);
            store(executable, cache, 0, 2);
            store(executable, cache, 2, 3);
            assertThat(cache.toHost().toFloats()).containsExactly(2, 0, 3, 0);
        }
    }

    private static void updatesUnread(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
                    Value cache = graph.state("cache", ElementType.FLOAT, N);
                    Value rows = graph.input("rows", ElementType.INT64, T);
                    graph.updateRows(cache, rows, graph.input("x", ElementType.FLOAT, T));
                    graph.output("rows", rows);
                });
                DeviceTensor cache = backend.zeros(DataType.FLOAT32, Shape.of(2))) {
            run(executable, Map.of("rows", indices(1), "x", vector(6)), Map.of("cache", cache));
            assertThat(cache.toHost().toFloats()).containsExactly(0, 6);
        }
    }

    private static void gathersBefore(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
                    Value cache = graph.state("cache", ElementType.FLOAT, N);
                    Value rows = graph.input("rows", ElementType.INT64, T);
                    Value before = graph.gatherRows(cache, rows);
                    Value updated = graph.updateRows(cache, rows, graph.input("x", ElementType.FLOAT, T));
                    graph.output("before", before);
                    graph.output("after", graph.gatherRows(updated, rows));
                });
                DeviceTensor cache = backend.zeros(DataType.FLOAT32, Shape.of(2))) {
            for (int i = 1; i < 4; i++) {
                Map<String, Tensor> inputs = Map.of("rows", indices(0, 1), "x", vector(i, 10 * i));
                Map<String, Tensor> results = run(executable, inputs, Map.of("cache", cache));
                assertThat(results.get("before").toFloats()).containsExactly(i - 1, 10 * (i - 1));
                assertThat(results.get("after").toFloats()).containsExactly(i, 10 * i);
            }
        }
    }

    private static void updatesTwice(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
                    Value cache = graph.state("cache", ElementType.FLOAT, N);
                    Value rows = graph.input("rows", ElementType.INT64, T);
                    Value x = graph.input("x", ElementType.FLOAT, T);
                    Value once = graph.updateRows(cache, rows, x);
                    Value between = graph.gatherRows(once, rows);
                    graph.updateRows(once, rows, graph.add(x, between));
                    graph.output("between", between);
                });
                DeviceTensor cache = backend.zeros(DataType.FLOAT32, Shape.of(2))) {
            Map<String, Tensor> inputs = Map.of("rows", indices(1), "x", vector(3));
            assertThat(run(executable, inputs, Map.of("cache", cache))
                            .get("between")
                            .toFloats())
                    .containsExactly(3);
            assertThat(cache.toHost().toFloats()).containsExactly(0, 6);
        }
    }

    private static void countsUp(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
                    Value counter = graph.state("counter", ElementType.INT64, ONE);
                    Value row = graph.constant(indices(0));
                    Value next = graph.add(graph.gatherRows(counter, row), graph.constant(indices(1)));
                    graph.updateRows(counter, row, next);
                    graph.output("next", next);
                });
                DeviceTensor counter = backend.zeros(DataType.INT64, Shape.of(1))) {
            for (int i = 1; i <= 5; i++) {
                Map<String, Tensor> results = run(executable, Map.of(), Map.of("counter", counter));
                assertThat(results.get("next").toLongs()).containsExactly(i);
            }
            assertThat(counter.toHost().toLongs()).containsExactly(5);
        }
    }

    private static void keepsApart(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
                    Value rows = graph.input("rows", ElementType.INT64, T);
                    Value x = graph.input("x", ElementType.FLOAT, T);
                    Value keys = graph.updateRows(graph.state("keys", ElementType.FLOAT, N), rows, x);
                    Value values = graph.updateRows(graph.state("values", ElementType.FLOAT, N), rows, graph.add(x, x));
                    graph.output("both", graph.add(graph.gatherRows(keys, rows), graph.gatherRows(values, rows)));
                });
                DeviceTensor keys = backend.zeros(DataType.FLOAT32, Shape.of(2));
                DeviceTensor values = backend.zeros(DataType.FLOAT32, Shape.of(2))) {
            Map<String, Tensor> inputs = Map.of("rows", indices(1), "x", vector(3));
            Map<String, Tensor> results = run(executable, inputs, Map.of("keys", keys, "values", values));
            assertThat(results.get("both").toFloats()).containsExactly(9);
            assertThat(keys.toHost().toFloats()).containsExactly(0, 3);
            assertThat(values.toHost().toFloats()).containsExactly(0, 6);
        }
    }

    private static void shares(Backend backend) {
        try (Executable writer = compile(backend, StateContract::store);
                Executable reader = compile(backend, graph -> {
                    Value cache = graph.state("pages", ElementType.FLOAT, N);
                    graph.output("all", graph.add(cache, cache));
                });
                DeviceTensor cache = backend.zeros(DataType.FLOAT32, Shape.of(2))) {
            for (int i = 1; i < 4; i++) {
                store(writer, cache, 1, i);
                assertThat(run(reader, Map.of(), Map.of("pages", cache))
                                .get("all")
                                .toFloats())
                        .containsExactly(0, 2 * i);
            }
        }
    }

    private static void changesStates(Backend backend) {
        try (Executable executable = compile(backend, StateContract::store);
                DeviceTensor small = backend.zeros(DataType.FLOAT32, Shape.of(2));
                DeviceTensor large = backend.zeros(DataType.FLOAT32, Shape.of(5))) {
            store(executable, small, 1, 1);
            store(executable, large, 4, 2);
            store(executable, small, 0, 3);
            assertThat(small.toHost().toFloats()).containsExactly(3, 1);
            assertThat(large.toHost().toFloats()).containsExactly(0, 0, 0, 0, 2);
        }
    }

    private static void outlivesExecutables(Backend backend) {
        try (DeviceTensor cache = backend.zeros(DataType.FLOAT32, Shape.of(2))) {
            for (int i = 0; i < 2; i++) {
                try (Executable executable = compile(backend, StateContract::store)) {
                    store(executable, cache, i, i + 1);
                }
            }
            assertThat(cache.toHost().toFloats()).containsExactly(1, 2);
        }
    }

    private static void copies(Backend backend) {
        try (Executable executable = compile(backend, StateContract::store);
                DeviceTensor cache = backend.zeros(DataType.FLOAT32, Shape.of(2))) {
            Tensor before = cache.toHost();
            store(executable, cache, 1, 5);
            Tensor after = cache.toHost();
            store(executable, cache, 1, 6);
            assertThat(before.toFloats()).containsExactly(0, 0);
            assertThat(after.toFloats()).containsExactly(0, 5);
        }
    }

    private static void outlivesOutputs(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
                    Value cache = graph.state("cache", ElementType.FLOAT, N);
                    graph.output("copy", graph.gatherRows(cache, graph.input("rows", ElementType.INT64, T)));
                });
                DeviceTensor cache = backend.zeros(DataType.FLOAT32, Shape.of(2))) {
            for (int i = 0; i < 3; i++) {
                executable
                        .run(Map.of("rows", indices(0, 1)), Map.of("cache", cache))
                        .close();
            }
            assertThat(cache.toHost().toFloats()).containsExactly(0, 0);
        }
    }
}
