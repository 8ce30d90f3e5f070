package dev.tessera.spi.checkpoint;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;

/**
 * What a checkpoint's header says of one tensor.
 *
 * @param name name in the checkpoint
 * @param type type as stored
 * @param shape shape as stored
 */
public record TensorInfo(String name, DataType type, Shape shape) {
    public TensorInfo {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(shape, "shape is null");
    }
}
