package dev.tessera.backend.reference;

import static java.util.stream.Collectors.toMap;

import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.graph.SourceOp;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/** Turns what a run is given into arrays, refusing what is missing, unknown or of another type. */
final class GivenArrays {
    private final Map<String, ElementType> inputTypes;
    private final Map<String, ElementType> stateTypes;

    GivenArrays(Graph graph) {
        inputTypes = graph.inputs().stream()
                .collect(toMap(SourceOp.Input::name, input -> input.resultType().element()));
        stateTypes = graph.states().stream()
                .collect(toMap(SourceOp.State::name, state -> state.resultType().element()));
    }

    /**
     * Arrays by name: copies of the inputs, and the states themselves.
     *
     * @throws IllegalArgumentException where something does not fit
     */
    Map<String, HostArray> read(Map<String, Tensor> inputs, Map<String, DeviceTensor> states) {
        requireNames("input", inputs, inputTypes);
        requireNames("state", states, stateTypes);
        Map<String, HostArray> arrays = new HashMap<>();
        inputs.forEach((name, tensor) -> arrays.put(name, input(name, tensor)));
        states.forEach((name, tensor) -> arrays.put(name, state(name, tensor)));
        return arrays;
    }

    private static void requireNames(String kind, Map<String, ?> given, Map<String, ElementType> declared) {
        for (String name : given.keySet()) {
            require(declared.containsKey(name), "there is no %s %s".formatted(kind, name));
        }
        for (String name : declared.keySet()) {
            require(given.containsKey(name), "%s %s is missing".formatted(kind, name));
        }
    }

    private HostArray input(String name, Tensor tensor) {
        DataType expected = inputTypes.get(name) == ElementType.INT64 ? DataType.INT64 : DataType.FLOAT32;
        require(tensor.type() == expected, "input %s holds %s, not %s".formatted(name, tensor.type(), expected));
        // an oversized tensor is refused before it is copied
        HostArray.elementCount(tensor.shape());
        return Interpreter.array(tensor);
    }

    private HostArray state(String name, DeviceTensor tensor) {
        if (!(tensor instanceof HostTensor own)) {
            throw new IllegalArgumentException("state %s is of another backend".formatted(name));
        }
        HostArray array = own.array();
        boolean whole = stateTypes.get(name) == ElementType.INT64;
        require(
                whole == array instanceof LongArray,
                "state %s holds %s".formatted(name, whole ? "floating point, not INT64" : "INT64, not FLOAT32"));
        return array;
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
