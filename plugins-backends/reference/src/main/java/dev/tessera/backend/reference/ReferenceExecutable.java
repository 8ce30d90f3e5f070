package dev.tessera.backend.reference;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static dev.tessera.spi.error.StandardErrors.OUT_OF_MEMORY;

import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.backend.DeviceTensors;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.graph.Graph.Node;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/** Runs a graph node by node, dropping values after their last use. */
final class ReferenceExecutable implements Executable {
    private final Graph graph;
    private final Interpreter interpreter;
    private final LastUses lastUses;
    private boolean closed;

    ReferenceExecutable(Graph graph, Interpreter interpreter) {
        this.graph = graph;
        this.interpreter = interpreter;
        this.lastUses = new LastUses(graph);
    }

    @Override
    public DeviceTensors run(Map<String, Tensor> inputs, Map<String, DeviceTensor> states) {
        if (closed) {
            throw failed("it is closed");
        }
        try {
            Map<String, HostArray> given = new GivenArrays(graph).read(inputs, states);
            Map<String, Shape> shapes = new HashMap<>();
            given.forEach((name, array) -> shapes.put(name, array.shape()));
            return run(new Frame(graph.bind(shapes)), given);
        } catch (OutOfMemoryError e) {
            throw new TesseraException(
                    OUT_OF_MEMORY, "a run of the %s does not fit into the Java heap".formatted(graph.name()), e);
        } catch (IllegalArgumentException e) {
            throw failed(e.getMessage(), e);
        }
    }

    private DeviceTensors run(Frame frame, Map<String, HostArray> given) {
        for (Node node : graph.nodes()) {
            frame.put(node.result(), compute(node, frame, given));
            frame.drop(lastUses.endingAt(node.result().id()));
        }
        Map<String, DeviceTensor> outputs = new HashMap<>();
        graph.outputs().forEach((name, value) -> outputs.put(name, new HostTensor(frame.array(value))));
        return new DeviceTensors(outputs);
    }

    private HostArray compute(Node node, Frame frame, Map<String, HostArray> given) {
        try {
            return interpreter.compute(node.op(), frame, given);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "node %d (%s): %s"
                            .formatted(node.result().id(), node.op().getClass().getSimpleName(), e.getMessage()),
                    e);
        }
    }

    private TesseraException failed(String problem) {
        return new TesseraException(BACKEND_FAILED, "%s: %s".formatted(graph.name(), problem));
    }

    private TesseraException failed(String problem, IllegalArgumentException cause) {
        return new TesseraException(BACKEND_FAILED, "%s: %s".formatted(graph.name(), problem), cause);
    }

    @Override
    public void close() {
        closed = true;
        interpreter.close();
    }
}
