package dev.tessera.platform.runner;

import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;

/** A device tensor that counts how often it is copied and says whether it is closed. */
final class TestingTensor implements DeviceTensor {
    private final Tensor tensor;
    private int copies;
    private boolean closed;

    TestingTensor(Tensor tensor) {
        this.tensor = tensor;
    }

    int copies() {
        return copies;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public Shape shape() {
        return tensor.shape();
    }

    @Override
    public Tensor toHost() {
        copies++;
        return tensor;
    }

    @Override
    public void close() {
        closed = true;
    }
}
