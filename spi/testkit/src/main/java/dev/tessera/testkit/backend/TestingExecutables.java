package dev.tessera.testkit.backend;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.backend.DeviceTensors;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Short ways to compile and run the small networks of the contract, in FLOAT32. */
final class TestingExecutables {
    private static final CompileOptions FLOAT32 = new CompileOptions(DataType.FLOAT32);

    private TestingExecutables() {}

    static Executable compile(Backend backend, Consumer<GraphBuilder> network) {
        return compile(backend, TestingWeights.empty(), network);
    }

    static Executable compile(Backend backend, Weights weights, Consumer<GraphBuilder> network) {
        GraphBuilder graph = new GraphBuilder("contract", weights);
        network.accept(graph);
        return backend.compile(graph.build(), weights, FLOAT32);
    }

    /** Runs once and brings all outputs to the host. */
    static Map<String, Tensor> run(Executable executable, Map<String, Tensor> inputs) {
        return run(executable, inputs, Map.of());
    }

    static Map<String, Tensor> run(
            Executable executable, Map<String, Tensor> inputs, Map<String, DeviceTensor> states) {
        try (DeviceTensors outputs = executable.run(inputs, states)) {
            Map<String, Tensor> results = new HashMap<>();
            outputs.tensors().forEach((name, tensor) -> results.put(name, tensor.toHost()));
            return results;
        }
    }
}
