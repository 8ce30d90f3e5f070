package dev.tessera.media.embeddings.tensor;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * A tensor within stored numbers. Everything about it is checked when it is created.
 *
 * @param type type of the numbers
 * @param storage the numbers, little-endian
 * @param offset number of the first element in the storage
 * @param shape sizes, whose product is at most the number of stored elements
 * @param strides distance of neighbours in each dimension, in elements
 */
public record StoredTensor(DataType type, MemorySegment storage, long offset, Shape shape, List<Long> strides) {
    private static final int MAX_RANK = 8;

    public StoredTensor {
        requireNonNull(type, "type is null");
        requireNonNull(storage, "storage is null");
        requireNonNull(shape, "shape is null");
        strides = List.copyOf(strides);
        if (shape.rank() > MAX_RANK || strides.size() != shape.rank()) {
            throw TensorErrors.invalid(
                    "a tensor has %d dimensions and %d strides, but must have as many of both, %d at most"
                            .formatted(shape.rank(), strides.size(), MAX_RANK));
        }
        long stored = storage.byteSize() / type.bytes();
        long elements = elements(shape);
        if (elements > stored) {
            throw TensorErrors.invalid(
                    "a tensor of shape %s repeats its %d stored numbers, or they are missing; save tensor.contiguous()"
                            .formatted(shape, stored));
        }
        requireWithin(offset, shape, strides, elements == 0 ? 0 : stored);
    }

    /** A tensor whose numbers lie one after the other, the last dimension's next to each other. */
    public static StoredTensor dense(DataType type, MemorySegment storage, Shape shape) {
        return new StoredTensor(type, storage, 0, shape, DenseStrides.lastFirst(shape));
    }

    private static long elements(Shape shape) {
        try {
            return shape.elementCount();
        } catch (ArithmeticException _) {
            throw TensorErrors.tooLarge("a tensor of shape %s has more numbers than 63 bits count".formatted(shape));
        }
    }

    private static void requireWithin(long offset, Shape shape, List<Long> strides, long stored) {
        try {
            long last = offset;
            for (int i = 0; i < shape.rank(); i++) {
                if (strides.get(i) < 0) {
                    throw TensorErrors.invalid("a tensor has the negative stride %d".formatted(strides.get(i)));
                }
                last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape.size(i) - 1), strides.get(i)));
            }
            if (offset >= 0 && (last < stored || stored == 0)) {
                return;
            }
        } catch (ArithmeticException _) {
            // far outside
        }
        throw TensorErrors.invalid(
                "a tensor of shape %s with strides %s from number %d on is not within its %d stored numbers"
                        .formatted(shape, strides, offset, stored));
    }

    /** Bytes that it takes when it is dense. */
    public long bytes() {
        return shape.elementCount() * type.bytes();
    }

    /** A copy with memory of its own. */
    public Tensor toTensor() {
        return new Tensor(type, shape, MemorySegment.ofArray(DenseCopy.of(this)));
    }
}
