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
    /** What computes. */
    DeviceInfo device();

    /** Bytes that tensors could take now, as far as can be known. */
    long freeMemory();

    /**
     * Makes a graph executable. Weights may be used where they lie: the caller keeps the checkpoint open until the
     * executable is closed. Only those that the graph names are read.
     *
     * @throws TesseraException INVALID_CONFIGURATION where the device does not compute in the wanted type, naming those it
     *     does; INVALID_CHECKPOINT where a weight cannot be used; OUT_OF_MEMORY; or BACKEND_FAILED
     */
    Executable compile(Graph graph, Weights weights, CompileOptions options);

    /**
     * A tensor of zeros on the device, for the state of graphs. The caller closes it.
     *
     * @param type FLOAT32, INT64 or another one of the device's compute types
     * @param shape of the tensor
     * @throws TesseraException INVALID_CONFIGURATION for another type, OUT_OF_MEMORY where it does not fit
     */
    DeviceTensor zeros(DataType type, Shape shape);

    /** Frees what is left. Closing it twice does nothing. */
    @Override
    void close();
}
