package dev.tessera.testkit.backend;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.SymbolicShape;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * States that hold given numbers, written there by a graph: a backend only makes zeros.
 *
 * @param tensors states by name
 */
record LoadedStates(Map<String, DeviceTensor> tensors) implements AutoCloseable {
    LoadedStates {
        tensors = Map.copyOf(tensors);
    }

    static LoadedStates load(Backend backend, DataType computeType, List<Operand> states) {
        Map<String, DeviceTensor> loaded = new HashMap<>();
        try {
            for (Operand state : states) {
                loaded.put(state.name(), load(backend, computeType, state.tensor()));
            }
            return new LoadedStates(loaded);
        } catch (RuntimeException | Error e) {
            loaded.values().forEach(DeviceTensor::close);
            throw e;
        }
    }

    /** One state; the caller closes it. */
    static DeviceTensor load(Backend backend, DataType computeType, CaseTensor tensor) {
        DeviceTensor state =
                backend.zeros(tensor.deviceType(computeType), tensor.values().shape());
        try {
            write(backend, computeType, tensor, state);
            return state;
        } catch (RuntimeException | Error e) {
            state.close();
            throw e;
        }
    }

    private static void write(Backend backend, DataType computeType, CaseTensor tensor, DeviceTensor state) {
        Shape shape = tensor.values().shape();
        GraphBuilder graph = new GraphBuilder("loading of a state", TestingWeights.empty());
        Dimension[] dimensions = SymbolicShape.fixed(shape).dimensions().toArray(Dimension[]::new);
        Value rows = graph.input("rows", ElementType.INT64, dimensions[0]);
        Value values = graph.input("values", tensor.element(), dimensions);
        graph.updateRows(graph.state("state", tensor.element(), dimensions), rows, values);
        graph.output("rows", rows);
        try (Executable executable =
                backend.compile(graph.build(), TestingWeights.empty(), new CompileOptions(computeType))) {
            executable
                    .run(Map.of("rows", rowNumbers(shape.size(0)), "values", tensor.values()), Map.of("state", state))
                    .close();
        }
    }

    static Tensor rowNumbers(long count) {
        return Tensor.ofLongs(Shape.of(count), LongStream.range(0, count).toArray());
    }

    @Override
    public void close() {
        tensors.values().forEach(DeviceTensor::close);
    }
}
