package dev.tessera.spi.graph;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.tensor.Shape;

/**
 * A checkpoint's tensor as an operation uses it.
 *
 * @param name name in the checkpoint
 * @param shape the stored shape, or another one with the same elements in the same order: a convolution kernel used as a
 *     matrix, for example
 */
public record WeightReference(String name, Shape shape) {
    public WeightReference {
        requireNonNull(name, "name is null");
        requireNonNull(shape, "shape is null");
    }

    @Override
    public String toString() {
        return name + shape;
    }
}
