package dev.tessera.media.embeddings.tensor;

import dev.tessera.spi.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Lays the numbers of a tensor one after the other. */
final class DenseCopy {
    /** The longest array that all JVMs make. */
    private static final long MAX_BYTES = Integer.MAX_VALUE - 8;

    private DenseCopy() {}

    static byte[] of(StoredTensor tensor) {
        if (tensor.bytes() > MAX_BYTES) {
            throw TensorErrors.tooLarge(
                    "a tensor has %d bytes, but %d at most can be read".formatted(tensor.bytes(), MAX_BYTES));
        }
        byte[] copy = new byte[(int) tensor.bytes()];
        MemorySegment target = MemorySegment.ofArray(copy);
        Shape shape = tensor.shape();
        int width = tensor.type().bytes();
        int run = contiguous(tensor);
        long runLength = 1;
        for (int dimension = run; dimension < shape.rank(); dimension++) {
            runLength *= shape.size(dimension);
        }
        long[] place = new long[run];
        long source = tensor.offset();
        for (long done = 0; done < copy.length; done += runLength * width) {
            copy(tensor.storage(), source * width, target, done, runLength * width);
            source += next(place, tensor);
        }
        return copy;
    }

    /** Small pieces are copied by hand, because the call costs more than the copying. */
    private static void copy(MemorySegment source, long from, MemorySegment target, long to, long bytes) {
        if (bytes > Long.BYTES) {
            MemorySegment.copy(source, from, target, to, bytes);
            return;
        }
        for (long i = 0; i < bytes; i++) {
            target.set(ValueLayout.JAVA_BYTE, to + i, source.get(ValueLayout.JAVA_BYTE, from + i));
        }
    }

    /** The first of the dimensions that lie without gaps together. */
    private static int contiguous(StoredTensor tensor) {
        int dimension = tensor.shape().rank();
        long stride = 1;
        while (dimension > 0) {
            long size = tensor.shape().size(dimension - 1);
            if (size != 1 && tensor.strides().get(dimension - 1) != stride) {
                break;
            }
            stride *= size;
            dimension--;
        }
        return dimension;
    }

    /** Goes to the next place of the outer dimensions, and says how far that is in the storage. */
    private static long next(long[] place, StoredTensor tensor) {
        long distance = 0;
        for (int dimension = place.length - 1; dimension >= 0; dimension--) {
            long stride = tensor.strides().get(dimension);
            if (++place[dimension] < tensor.shape().size(dimension)) {
                return distance + stride;
            }
            place[dimension] = 0;
            distance -= stride * (tensor.shape().size(dimension) - 1);
        }
        return distance;
    }
}
