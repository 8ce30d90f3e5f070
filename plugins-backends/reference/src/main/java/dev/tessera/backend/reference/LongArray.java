package dev.tessera.backend.reference;

import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;

/** Values of element type INT64. */
final class LongArray implements HostArray {
    private final Shape shape;
    private final long[] values;

    LongArray(Shape shape, long[] values) {
        this.shape = shape;
        this.values = values;
    }

    static LongArray zerosOf(Shape shape) {
        return new LongArray(shape, new long[HostArray.elementCount(shape)]);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    long[] values() {
        return values;
    }

    @Override
    public Object storage() {
        return values;
    }

    @Override
    public LongArray reshaped(Shape other) {
        return new LongArray(other, values);
    }

    @Override
    public LongArray zeros(Shape other) {
        return zerosOf(other);
    }

    @Override
    public Tensor toTensor() {
        return Tensor.ofLongs(shape, values.clone());
    }
}
