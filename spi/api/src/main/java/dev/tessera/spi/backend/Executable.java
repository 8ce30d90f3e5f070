package dev.tessera.spi.backend;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.Tensor;
import java.util.Map;

/** A compiled graph. Used by one thread at a time; closing it twice does nothing. */
public interface Executable extends AutoCloseable {
    /**
     * Runs the graph once.
     *
     * @param inputs a host tensor for each input of the graph, of its element type; FLOAT inputs are FLOAT32 tensors
     * @param states a device tensor of this backend for each state of the graph, changed in place
     * @return the graph's outputs, to be closed by the caller
     * @throws TesseraException BACKEND_FAILED where inputs do not fit the graph or the runtime fails; states may then hold
     *     anything in the rows that were to be updated
     */
    DeviceTensors run(Map<String, Tensor> inputs, Map<String, DeviceTensor> states);

    @Override
    void close();
}
