package dev.tessera.spi.tensor;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.util.Objects.requireNonNull;

import java.lang.foreign.MemorySegment;

/**
 * Numbers in host memory, contiguous and little-endian. A tensor made from an array lives on the heap; a checkpoint's
 * tensor is a view of the mapped file and is valid until the checkpoint closes. Contents are never changed after
 * creation, so tensors may be shared between threads.
 *
 * @param type type of the elements
 * @param shape sizes of the dimensions
 * @param data exactly {@code shape.elementCount() * type.bytes()} bytes, possibly unaligned
 */
public record Tensor(DataType type, Shape shape, MemorySegment data) {
    public Tensor {
        requireNonNull(type, "type is null");
        requireNonNull(shape, "shape is null");
        long expected = Math.multiplyExact(shape.elementCount(), type.bytes());
        if (data.byteSize() != expected) {
            throw new IllegalArgumentException(
                    "%s%s takes %d bytes, not %d".formatted(type, shape, expected, data.byteSize()));
        }
        data = data.asReadOnly();
    }

    /** A FLOAT32 tensor that takes over the array; the caller no longer changes it. */
    public static Tensor ofFloats(Shape shape, float... values) {
        return new Tensor(DataType.FLOAT32, shape, MemorySegment.ofArray(values));
    }

    /** A tensor of any floating-point type, with the values rounded to the nearest of that type, ties to even. */
    public static Tensor ofFloats(DataType type, Shape shape, float... values) {
        return new Tensor(type, shape, MemorySegment.ofArray(FloatingPoint.encode(type, values)));
    }

    /** An INT64 tensor that takes over the array; the caller no longer changes it. */
    public static Tensor ofLongs(Shape shape, long... values) {
        return new Tensor(DataType.INT64, shape, MemorySegment.ofArray(values));
    }

    /** A UINT8 tensor that takes over the array; the caller no longer changes it. */
    public static Tensor ofBytes(Shape shape, byte... values) {
        return new Tensor(DataType.UINT8, shape, MemorySegment.ofArray(values));
    }

    /** A copy of the elements of a tensor of any floating-point type, as 32-bit floating point. */
    public float[] toFloats() {
        return FloatingPoint.decode(type, data);
    }

    /** A copy of the elements of a tensor of whole numbers, whose bytes are unsigned where the type says so. */
    public long[] toLongs() {
        return WholeNumbers.decode(type, data);
    }

    /** A copy of the elements of a UINT8 tensor. */
    public byte[] toBytes() {
        if (type != DataType.UINT8) {
            throw new IllegalStateException("the tensor holds %s, not UINT8".formatted(type));
        }
        return data.toArray(JAVA_BYTE);
    }

    @Override
    public String toString() {
        return type + "" + shape;
    }
}
