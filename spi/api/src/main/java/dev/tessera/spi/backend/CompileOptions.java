package dev.tessera.spi.backend;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.tensor.DataType;

/**
 * How a graph is compiled.
 *
 * @param computeType what {@code FLOAT} values are: FLOAT32 or BFLOAT16
 */
public record CompileOptions(DataType computeType) {
    public CompileOptions {
        requireNonNull(computeType, "computeType is null");
        if (computeType != DataType.FLOAT32 && computeType != DataType.BFLOAT16) {
            throw new IllegalArgumentException("graphs compute in FLOAT32 or BFLOAT16, not " + computeType);
        }
    }
}
