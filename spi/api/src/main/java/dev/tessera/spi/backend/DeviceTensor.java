package dev.tessera.spi.backend;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;

/** A tensor in a backend's memory. Used by one thread at a time; closing it frees the memory, closing it twice does nothing. */
public interface DeviceTensor extends AutoCloseable {
    /** Its sizes along each dimension. */
    Shape shape();

    /**
     * A copy in host memory: FLOAT32 for every floating-point type, INT64 for whole numbers.
     *
     * @throws TesseraException BACKEND_FAILED where the tensor is closed
     */
    Tensor toHost();

    @Override
    void close();
}
