package dev.tessera.backend.pytorch.natives;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.nio.ByteBuffer;

/** A tensor in PyTorch's memory. */
final class NativeTensor implements DeviceTensor {
    private final TensorOperations operations;
    private final PtNDArray array;
    private final DataType type;
    private final Shape shape;

    /**
     * @param array taken over
     */
    NativeTensor(TensorOperations operations, PtNDArray array, DataType type, Shape shape) {
        this.operations = operations;
        this.array = array;
        this.type = type;
        this.shape = shape;
    }

    DataType type() {
        return type;
    }

    /** The native tensor, for a call; it stays the property of this one. */
    PtNDArray array() {
        if (array.isReleased()) {
            throw new TesseraException(BACKEND_FAILED, "the tensor of shape %s is closed".formatted(shape));
        }
        return array;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Tensor toHost() {
        return switch (type) {
            case INT64 -> {
                long[] numbers = new long[elementCount()];
                bytes(array()).asLongBuffer().get(numbers);
                yield Tensor.ofLongs(shape, numbers);
            }
            case FLOAT64, FLOAT32, FLOAT16, BFLOAT16 -> {
                float[] numbers = new float[elementCount()];
                try (PtNDArray wide = operations.convert(array(), DataType.FLOAT32)) {
                    bytes(wide).asFloatBuffer().get(numbers);
                }
                yield Tensor.ofFloats(shape, numbers);
            }
            case INT32, INT16, INT8, UINT8, BOOL ->
                throw new IllegalStateException("graphs hold no %s".formatted(type));
        };
    }

    /** The size of the array that takes the numbers. A view of native memory spans fewer than 2 GB. */
    private int elementCount() {
        long bytes = Math.multiplyExact(shape.elementCount(), Math.max(type.bytes(), Float.BYTES));
        if (bytes > Integer.MAX_VALUE) {
            throw new TesseraException(
                    BACKEND_FAILED,
                    "a tensor of %d bytes cannot be copied to the host, at most %d"
                            .formatted(bytes, Integer.MAX_VALUE));
        }
        return Math.toIntExact(shape.elementCount());
    }

    private ByteBuffer bytes(PtNDArray contiguousOrNot) {
        return JniUtils.getByteBuffer(contiguousOrNot, true);
    }

    @Override
    public void close() {
        array.close();
    }
}
