package dev.tessera.spi.graph;

import static java.util.Objects.requireNonNull;

/**
 * The result of one node, to be used by later ones. Only meaningful in the graph whose builder made it.
 *
 * @param id number of the node in its graph
 * @param type what the node computes
 */
public record Value(int id, TensorType type) {
    public Value {
        requireNonNull(type, "type is null");
    }

    public ElementType element() {
        return type.element();
    }

    public SymbolicShape shape() {
        return type.shape();
    }

    /** One dimension of the shape; negative numbers count from the end. */
    public Dimension dimension(int index) {
        return type.shape().dimension(index);
    }
}
