package dev.tessera.testkit.backend;

import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Tensors for the cases of the contract. */
final class TestingTensors {
    private TestingTensors() {}

    static Tensor vector(float... values) {
        return Tensor.ofFloats(Shape.of(values.length), values);
    }

    static Tensor indices(long... values) {
        return Tensor.ofLongs(Shape.of(values.length), values);
    }

    /** Zero, one, two and so on. */
    static Tensor counting(long... sizes) {
        Shape shape = Shape.of(sizes);
        float[] values = new float[Math.toIntExact(shape.elementCount())];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return Tensor.ofFloats(shape, values);
    }

    /** Numbers between minus two and two that look random, the same for the same seed. */
    static Tensor scattered(int seed, long... sizes) {
        Shape shape = Shape.of(sizes);
        float[] values = new float[Math.toIntExact(shape.elementCount())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * Math.sin(12.9898 * (i + 1) * (seed + 1)));
        }
        return Tensor.ofFloats(shape, values);
    }

    /** The same tensor outside of the Java heap, as in a mapped file, so many bytes off the alignment of its type. */
    static Tensor outsideHeap(Tensor tensor, Arena arena, long misalignment) {
        long bytes = tensor.data().byteSize();
        MemorySegment memory = arena.allocate(bytes + misalignment, 64).asSlice(misalignment, bytes);
        memory.copyFrom(tensor.data());
        return new Tensor(tensor.type(), tensor.shape(), memory);
    }
}
