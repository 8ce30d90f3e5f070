package dev.tessera.testkit.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.backend.DeviceTensors;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.graph.Op;
import dev.tessera.spi.graph.RowOp;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.backend.Operand.Source;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Each operation by itself computes what the stored cases say, in every compute type, from weights stored in any type. */
final class OpContract {
    private static final List<DataType> STORED_TYPES = List.of(DataType.FLOAT32, DataType.FLOAT16, DataType.BFLOAT16);

    private final Set<DataType> computeTypes;

    OpContract(Set<DataType> computeTypes) {
        this.computeTypes = Set.copyOf(computeTypes);
    }

    Stream<ContractCase> cases(Class<? extends Op> operation) {
        return OpCases.of(operation).stream()
                .flatMap(opCase -> computeTypes.stream().sorted().flatMap(type -> variants(opCase, type)));
    }

    private static Stream<ContractCase> variants(OpCase opCase, DataType computeType) {
        String name = "%s, in %s".formatted(opCase.name(), computeType);
        if (opCase.operandsFrom(Source.WEIGHT).isEmpty()) {
            return Stream.of(new ContractCase(name, backend -> check(backend, opCase, computeType, DataType.FLOAT32)));
        }
        return STORED_TYPES.stream()
                .map(stored -> new ContractCase(
                        "%s, from %s".formatted(name, stored), backend -> check(backend, opCase, computeType, stored)));
    }

    private static void check(Backend backend, OpCase opCase, DataType computeType, DataType stored) {
        TestingWeights weights = opCase.weights(stored);
        Graph graph = OpCaseGraph.build(opCase, weights);
        try (LoadedStates states = LoadedStates.load(backend, computeType, opCase.operandsFrom(Source.STATE));
                Executable executable = backend.compile(graph, weights, new CompileOptions(computeType))) {
            Tolerance tolerance = tolerance(opCase, graph, computeType);
            runAndCompare(executable, opCase, states, tolerance);
            // the first run may take another path, for it may compile and profile
            runAndCompare(executable, opCase, states, tolerance);
        }
    }

    private static Tolerance tolerance(OpCase opCase, Graph graph, DataType computeType) {
        return graph.nodes().stream()
                .filter(node -> opCase.operation().isInstance(node.op()))
                .map(node -> Tolerance.of(node.op(), node.result().element(), computeType))
                .findFirst()
                .orElseThrow();
    }

    private static void runAndCompare(Executable executable, OpCase opCase, LoadedStates states, Tolerance tolerance) {
        Tensor expected = opCase.result().values();
        try (DeviceTensors outputs = executable.run(inputs(opCase), states.tensors())) {
            assertThat(outputs.tensors()).containsOnlyKeys(OpCaseGraph.RESULT);
            DeviceTensor result = outputs.tensor(OpCaseGraph.RESULT);
            assertThat(result.shape()).isEqualTo(expected.shape());
            tolerance.assertClose(result.toHost(), expected);
        }
        for (Operand state : opCase.operandsFrom(Source.STATE)) {
            Tensor after = isUpdated(opCase) ? expected : state.tensor().values();
            Tolerance.EXACT.assertClose(states.tensors().get(state.name()).toHost(), after);
        }
    }

    private static Map<String, Tensor> inputs(OpCase opCase) {
        Map<String, Tensor> inputs = new HashMap<>();
        for (Operand input : opCase.operandsFrom(Source.INPUT)) {
            inputs.put(input.name(), input.tensor().values());
        }
        if (isUpdated(opCase)) {
            inputs.put(
                    OpCaseGraph.ALL_ROWS,
                    LoadedStates.rowNumbers(opCase.result().values().shape().size(0)));
        }
        return inputs;
    }

    private static boolean isUpdated(OpCase opCase) {
        return opCase.operation() == RowOp.UpdateRows.class;
    }
}
