package dev.tessera.spi.backend;

import java.util.Map;

/**
 * The outputs of one run, by name. Closing this closes all of them.
 *
 * @param tensors output tensors by name
 */
public record DeviceTensors(Map<String, DeviceTensor> tensors) implements AutoCloseable {
    public DeviceTensors {
        tensors = Map.copyOf(tensors);
    }

    /** The output of that name, which the graph must have. */
    public DeviceTensor tensor(String name) {
        DeviceTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("there is no output %s among %s".formatted(name, tensors.keySet()));
        }
        return tensor;
    }

    @Override
    public void close() {
        tensors.values().forEach(DeviceTensor::close);
    }
}
