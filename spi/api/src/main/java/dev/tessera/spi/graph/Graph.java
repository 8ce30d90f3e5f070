package dev.tessera.spi.graph;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.tensor.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as a list of operations, in an order in which each takes only results of earlier ones. Made by
 * {@link GraphBuilder}, which has checked that everything fits.
 *
 * @param name what the graph is called in errors and profiles, such as {@code qwen2-vl decoder}
 * @param nodes in order of execution; the node at index {@code i} computes the value with id {@code i}
 * @param outputs results by name, in the order in which they were declared
 */
public record Graph(String name, List<Node> nodes, Map<String, Value> outputs) {
    /**
     * One operation and the value it computes.
     *
     * @param op what is computed
     * @param result handle by which later operations refer to it
     */
    public record Node(Op op, Value result) {
        public Node {
            requireNonNull(op, "op is null");
            requireNonNull(result, "result is null");
        }
    }

    public Graph {
        requireNonNull(name, "name is null");
        nodes = List.copyOf(nodes);
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** The inputs that each run takes, in order of declaration. */
    public List<SourceOp.Input> inputs() {
        return nodes.stream()
                .map(Node::op)
                .filter(SourceOp.Input.class::isInstance)
                .map(SourceOp.Input.class::cast)
                .toList();
    }

    /** The states that each run takes and may change, in order of declaration. */
    public List<SourceOp.State> states() {
        return nodes.stream()
                .map(Node::op)
                .filter(SourceOp.State.class::isInstance)
                .map(SourceOp.State.class::cast)
                .toList();
    }

    /**
     * The values of all symbols for inputs and states of the given shapes. Backends call this before a run.
     *
     * @param shapes a shape for the name of each input and state
     * @return value by symbol
     * @throws IllegalArgumentException where a shape is missing, or does not fit what was declared or another shape, or
     *     where a shape is given for a name that the graph does not have
     */
    public Map<String, Long> bind(Map<String, Shape> shapes) {
        return new SymbolBinding(this).bind(shapes);
    }
}
