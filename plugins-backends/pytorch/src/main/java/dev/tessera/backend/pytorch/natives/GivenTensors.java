package dev.tessera.backend.pytorch.natives;

import static java.util.stream.Collectors.toMap;

import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.graph.SourceOp;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks what a run is given against the graph, before native code sees any of it. */
final class GivenTensors {
    private final Graph graph;
    private final DataType computeType;
    private final Map<String, ElementType> inputs;
    private final Map<String, ElementType> states;

    GivenTensors(Graph graph, DataType computeType) {
        this.graph = graph;
        this.computeType = computeType;
        this.inputs = graph.inputs().stream()
                .collect(toMap(
                        SourceOp.Input::name, input -> input.resultType().element(), (a, _) -> a, LinkedHashMap::new));
        this.states = graph.states().stream()
                .collect(toMap(
                        SourceOp.State::name, state -> state.resultType().element(), (a, _) -> a, LinkedHashMap::new));
    }

    /** The inputs in the order of their declaration. */
    List<Tensor> inputs(Map<String, Tensor> given) {
        requireNames("input", given, inputs);
        List<Tensor> tensors = new ArrayList<>(inputs.size());
        inputs.forEach((name, element) -> {
            Tensor tensor = given.get(name);
            DataType expected = element == ElementType.INT64 ? DataType.INT64 : DataType.FLOAT32;
            require(tensor.type() == expected, "input %s holds %s, not %s".formatted(name, tensor.type(), expected));
            tensors.add(tensor);
        });
        return tensors;
    }

    /** The states in the order of their declaration. */
    List<NativeTensor> states(Map<String, DeviceTensor> given) {
        requireNames("state", given, states);
        List<NativeTensor> tensors = new ArrayList<>(states.size());
        states.forEach((name, element) -> {
            if (!(given.get(name) instanceof NativeTensor tensor)) {
                throw new IllegalArgumentException("state %s is of another backend".formatted(name));
            }
            DataType expected = stateType(element);
            require(tensor.type() == expected, "state %s holds %s, not %s".formatted(name, tensor.type(), expected));
            tensors.add(tensor);
        });
        return tensors;
    }

    private DataType stateType(ElementType element) {
        return switch (element) {
            case FLOAT -> computeType;
            case FLOAT32 -> DataType.FLOAT32;
            case INT64 -> DataType.INT64;
        };
    }

    /** The values of the graph's symbols. */
    Map<String, Long> symbols(Map<String, Tensor> givenInputs, Map<String, DeviceTensor> givenStates) {
        Map<String, Shape> shapes = new HashMap<>();
        givenInputs.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        givenStates.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        return graph.bind(shapes);
    }

    private static void requireNames(String kind, Map<String, ?> given, Map<String, ElementType> declared) {
        for (String name : given.keySet()) {
            require(declared.containsKey(name), "there is no %s %s".formatted(kind, name));
        }
        for (String name : declared.keySet()) {
            require(given.containsKey(name), "%s %s is missing".formatted(kind, name));
        }
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
