package dev.tessera.spi.backend;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.tensor.DataType;
import java.util.Set;

/**
 * What a backend runs on.
 *
 * @param name for people, such as {@code PyTorch 2.7.1, CPU, 2 threads}
 * @param computeTypes the types that graphs can be compiled to; FLOAT32 is always among them
 * @param fastTypes those of them that are no slower than FLOAT32 here
 */
public record DeviceInfo(String name, Set<DataType> computeTypes, Set<DataType> fastTypes) {
    public DeviceInfo {
        requireNonNull(name, "name is null");
        computeTypes = Set.copyOf(computeTypes);
        fastTypes = Set.copyOf(fastTypes);
        if (!computeTypes.contains(DataType.FLOAT32) || !computeTypes.containsAll(fastTypes)) {
            throw new IllegalArgumentException(
                    "compute types %s lack FLOAT32 or some of the fast types %s".formatted(computeTypes, fastTypes));
        }
    }
}
