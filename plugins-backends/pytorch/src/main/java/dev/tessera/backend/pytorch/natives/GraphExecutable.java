package dev.tessera.backend.pytorch.natives;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import dev.tessera.backend.pytorch.script.LoweredGraph;
import dev.tessera.backend.pytorch.script.LoweringOptions;
import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.backend.DeviceTensors;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A graph as a loaded script, which a run calls once. */
final class GraphExecutable implements Executable {
    private final TensorOperations operations;
    private final Graph graph;
    private final DataType computeType;
    private final List<String> symbols;
    private final GivenTensors given;
    private final IValue parameters;
    private final Script script;
    private boolean closed;

    private GraphExecutable(
            TensorOperations operations,
            Graph graph,
            DataType computeType,
            List<String> symbols,
            IValue parameters,
            Script script) {
        this.operations = operations;
        this.graph = graph;
        this.computeType = computeType;
        this.symbols = symbols;
        this.given = new GivenTensors(graph, computeType);
        this.parameters = parameters;
        this.script = script;
    }

    static GraphExecutable load(
            TensorOperations operations, Graph graph, Weights weights, LoweringOptions options, LoweredGraph lowered) {
        Script script = Script.load(operations.manager(), graph.name(), lowered.source());
        try {
            IValue parameters =
                    new ParameterLoader(operations, weights, options.computeType()).load(lowered.parameters());
            return new GraphExecutable(operations, graph, options.computeType(), lowered.symbols(), parameters, script);
        } catch (RuntimeException | Error e) {
            script.close();
            throw e;
        }
    }

    @Override
    public DeviceTensors run(Map<String, Tensor> inputs, Map<String, DeviceTensor> states) {
        if (closed) {
            throw failed("it is closed", null);
        }
        List<Tensor> inputTensors;
        List<NativeTensor> stateTensors;
        Map<String, Long> sizes;
        try {
            inputTensors = given.inputs(inputs);
            stateTensors = given.states(states);
            sizes = given.symbols(inputs, states);
        } catch (IllegalArgumentException e) {
            throw failed(e.getMessage(), e);
        }
        return run(inputTensors, stateTensors, sizes);
    }

    private DeviceTensors run(List<Tensor> inputs, List<NativeTensor> states, Map<String, Long> sizes) {
        PtNDArray[] stateArrays = states.stream().map(NativeTensor::array).toArray(PtNDArray[]::new);
        long[] symbolValues = symbols.stream().mapToLong(sizes::get).toArray();
        try (Arena memory = Arena.ofConfined();
                PtNDManager scope = (PtNDManager) operations.manager().newSubManager();
                IValue inputValues = IValue.listFrom(borrow(inputs, memory, scope));
                IValue stateValues = IValue.listFrom(stateArrays);
                IValue sizeValues = IValue.listFrom(symbolValues);
                IValue result = script.call("forward", parameters, sizeValues, inputValues, stateValues)) {
            return outputs(result.toTensorArray(operations.manager()), sizes);
        }
    }

    private static PtNDArray[] borrow(List<Tensor> inputs, Arena memory, PtNDManager scope) {
        PtNDArray[] arrays = new PtNDArray[inputs.size()];
        for (int i = 0; i < arrays.length; i++) {
            Tensor tensor = inputs.get(i);
            arrays[i] = TensorMemory.borrow(
                    scope,
                    TensorMemory.readable(tensor, memory),
                    tensor.type() == DataType.INT64
                            ? ai.djl.ndarray.types.DataType.INT64
                            : ai.djl.ndarray.types.DataType.FLOAT32,
                    tensor.shape().toArray());
        }
        return arrays;
    }

    private DeviceTensors outputs(PtNDArray[] arrays, Map<String, Long> sizes) {
        Map<String, DeviceTensor> outputs = new HashMap<>();
        int i = 0;
        for (Map.Entry<String, Value> output : graph.outputs().entrySet()) {
            Shape shape = output.getValue().shape().resolve(sizes);
            outputs.put(output.getKey(), new NativeTensor(operations, arrays[i++], type(output.getValue()), shape));
        }
        return new DeviceTensors(outputs);
    }

    private DataType type(Value value) {
        return switch (value.element()) {
            case FLOAT -> computeType;
            case FLOAT32 -> DataType.FLOAT32;
            case INT64 -> DataType.INT64;
        };
    }

    private TesseraException failed(String problem, Throwable cause) {
        return new TesseraException(BACKEND_FAILED, "%s: %s".formatted(graph.name(), problem), cause);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        script.close();
        parameters.close();
    }
}
