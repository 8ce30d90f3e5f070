package dev.tessera.backend.pytorch.script;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.tensor.DataType;

/**
 * How a graph is written.
 *
 * @param computeType what FLOAT values are
 * @param packing whether large matrices are copied into a layout that is read faster
 */
public record LoweringOptions(DataType computeType, boolean packing) {
    public LoweringOptions {
        requireNonNull(computeType, "computeType is null");
    }
}
