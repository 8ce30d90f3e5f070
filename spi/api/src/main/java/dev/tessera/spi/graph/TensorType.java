package dev.tessera.spi.graph;

import static java.util.Objects.requireNonNull;

/**
 * What a value in a graph is: its element type and its shape.
 *
 * @param element type of the elements
 * @param shape symbolic shape
 */
public record TensorType(ElementType element, SymbolicShape shape) {
    public TensorType {
        requireNonNull(element, "element is null");
        requireNonNull(shape, "shape is null");
    }

    @Override
    public String toString() {
        return element + "" + shape;
    }
}
