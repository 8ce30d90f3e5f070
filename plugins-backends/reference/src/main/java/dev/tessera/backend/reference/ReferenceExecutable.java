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
    private final GivenArrays givenArrays;
    private final LastUses lastUses;
    private boolean closed;

    ReferenceExecutable(Graph graph, Interpreter interpreter) {
        this.graph = graph;
        this.interpreter = interpreter;
        this.givenArrays = new GivenArrays(graph);
        this.lastUses = new LastUses(graph);
    }

    @Override
    public DeviceTensors run(Map<String, Tensor> inputs, Map<String, DeviceTensor> states) {
        if (closed) {
            throw new TesseraException(BACKEND_FAILED, "%s: it is closed".formatted(graph.name()));
        }
        try {
            return run(frame(inputs, states));
        } catch (OutOfMemoryError e) {
            throw new TesseraException(
                    OUT_OF_MEMORY, "a run of the %s does not fit into the Java heap".formatted(graph.name()), e);
        }
    }

    private Frame frame(Map<String, Tensor> inputs, Map<String, DeviceTensor> states) {
        try {
            Map<String, HostArray> given = givenArrays.read(inputs, states);
            Map<String, Shape> shapes = new HashMap<>();
            given.forEach((name, array) -> shapes.put(name, array.shape()));
            return new Frame(given, graph.bind(shapes));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new TesseraException(BACKEND_FAILED, "%s: %s".formatted(graph.name(), e.getMessage()), e);
        }
    }

    private DeviceTensors run(Frame frame) {
        for (Node node : graph.nodes()) {
            frame.put(node.result(), compute(node, frame));
            frame.drop(lastUses.endingAt(node.result().id()));
        }
        Map<String, DeviceTensor> outputs = new HashMap<>();
        graph.outputs().forEach((name, value) -> outputs.put(name, new HostTensor(frame.array(value))));
        return new DeviceTensors(outputs);
    }

    private HostArray compute(Node node, Frame frame) {
        try {
            return interpreter.compute(node.op(), frame);
        } catch (TesseraException e) {
            throw e;
        } catch (RuntimeException e) {
            String kind = node.op().getClass().getSimpleName();
            throw new TesseraException(
                    BACKEND_FAILED,
                    "%s: node %d (%s): %s".formatted(graph.name(), node.result().id(), kind, e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        closed = true;
        interpreter.close();
    }
}
