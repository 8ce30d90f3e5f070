package dev.tessera.backend.reference;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;

import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.Optional;

/** A tensor on the Java heap. */
final class HostTensor implements DeviceTensor {
    private final Shape shape;
    private Optional<HostArray> array;

    HostTensor(HostArray array) {
        this.shape = array.shape();
        this.array = Optional.of(array);
    }

    HostArray array() {
        return array.orElseThrow(() -> new TesseraException(BACKEND_FAILED, "the tensor is closed"));
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Tensor toHost() {
        return array().toTensor();
    }

    @Override
    public void close() {
        array = Optional.empty();
    }
}
