package dev.tessera.spi.backend;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.Tensor;
import java.util.Map;

/** A compiled graph. Used by one thread at a time; closing it twice does nothing. */
public interface Executable extends AutoCloseable {
    /**
     * Runs the graph once. The outputs have memory of their own: they stay as they are when the graph runs again, when the
     * inputs' memory is given back, and when another output is closed. A run that is refused leaves the executable usable.
     *
     * @param inputs a host tensor for each input of the graph, of its element type; FLOAT inputs are FLOAT32 tensors
     * @param states a device tensor of this backend for each state of the graph, changed in place
     * @return the graph's outputs, to be closed by the caller
     * @throws TesseraException BACKEND_FAILED where inputs or states do not fit the graph, before any state is changed;
     *     where something is closed; or where the runtime fails, and states may hold anything in the rows that were to be
     *     updated. OUT_OF_MEMORY
     */
    DeviceTensors run(Map<String, Tensor> inputs, Map<String, DeviceTensor> states);

    @Override
    void close();
}
