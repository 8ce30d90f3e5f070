package dev.tessera.backend.reference;

import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;

/** Values of element type FLOAT and FLOAT32. */
final class FloatArray implements HostArray {
    private final Shape shape;
    private final float[] values;

    FloatArray(Shape shape, float[] values) {
        this.shape = shape;
        this.values = values;
    }

    static FloatArray zerosOf(Shape shape) {
        return new FloatArray(shape, new float[HostArray.elementCount(shape)]);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    float[] values() {
        return values;
    }

    @Override
    public Object storage() {
        return values;
    }

    @Override
    public FloatArray reshaped(Shape other) {
        return new FloatArray(other, values);
    }

    @Override
    public FloatArray zeros(Shape other) {
        return zerosOf(other);
    }

    @Override
    public Tensor toTensor() {
        return Tensor.ofFloats(shape, values.clone());
    }
}
