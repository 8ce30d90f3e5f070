package dev.tessera.backend.pytorch.natives;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.tessera.spi.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Lets PyTorch see host tensors. */
final class TensorMemory {
    /** What vector instructions like best. */
    private static final long ALIGNMENT = 64;

    private TensorMemory() {}

    /** Whether native code can read a tensor where it lies. */
    static boolean isReadable(Tensor tensor) {
        return tensor.data().isNative()
                && tensor.data().address() % tensor.type().bytes() == 0;
    }

    /** The tensor's bytes where native code can read them, copied into the arena if need be. */
    static MemorySegment readable(Tensor tensor, Arena arena) {
        MemorySegment data = tensor.data();
        return isReadable(tensor)
                ? data
                : arena.allocate(Math.max(data.byteSize(), 1), ALIGNMENT).copyFrom(data);
    }

    /**
     * A native tensor over memory, which must outlive it.
     *
     * @param memory native memory of as many bytes as the shape takes
     */
    static PtNDArray borrow(PtNDManager manager, MemorySegment memory, DataType type, long... shape) {
        // only the address of the buffer is used: the shape may span more bytes than a buffer can
        MemorySegment start = memory.asSlice(0, Math.min(memory.byteSize(), Integer.MAX_VALUE));
        return JniUtils.createNdFromByteBuffer(
                manager, start.asByteBuffer(), new Shape(shape), type, SparseFormat.DENSE, Device.cpu());
    }
}
