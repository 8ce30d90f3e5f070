package dev.tessera.spi.backend;

import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;

/**
 * A tensor runtime that executes graphs. The platform creates only the backend that is configured, calls it from one thread
 * at a time, and closes it after everything that came from it. Native libraries are loaded in the constructor.
 */
public interface Backend extends AutoCloseable {
    DeviceInfo device();

    /**
     * Makes a graph executable. Weights may be used where they lie: the caller keeps the checkpoint open until the
     * executable is closed.
     *
     * @throws TesseraException INVALID_CONFIGURATION where the device does not compute in the wanted type,
     *     INVALID_CHECKPOINT where a weight cannot be used, OUT_OF_MEMORY, or BACKEND_FAILED
     */
    Executable compile(Graph graph, Weights weights, CompileOptions options);

    /**
     * A tensor of zeros on the device, for the state of graphs. The caller closes it.
     *
     * @throws TesseraException OUT_OF_MEMORY where it does not fit
     */
    DeviceTensor zeros(DataType type, Shape shape);

    @Override
    void close();
}
