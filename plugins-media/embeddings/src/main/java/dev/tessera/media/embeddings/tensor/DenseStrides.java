package dev.tessera.media.embeddings.tensor;

import dev.tessera.spi.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Strides of tensors without gaps. */
public final class DenseStrides {
    private DenseStrides() {}

    /** Neighbours in the last dimension lie next to each other, as in C. */
    public static List<Long> lastFirst(Shape shape) {
        List<Long> strides = new ArrayList<>();
        long stride = 1;
        for (int dimension = shape.rank() - 1; dimension >= 0; dimension--) {
            strides.add(stride);
            stride = saturated(stride, shape.size(dimension));
        }
        Collections.reverse(strides);
        return strides;
    }

    /** Neighbours in the first dimension lie next to each other, as in Fortran. */
    public static List<Long> firstFirst(Shape shape) {
        List<Long> strides = new ArrayList<>();
        long stride = 1;
        for (long size : shape.sizes()) {
            strides.add(stride);
            stride = saturated(stride, size);
        }
        return strides;
    }

    /** What is beyond 63 bits is beyond all storage, which is found out where strides are checked. */
    private static long saturated(long stride, long size) {
        long high = Math.multiplyHigh(stride, size);
        long low = stride * size;
        return high != 0 || low < 0 ? Long.MAX_VALUE : low;
    }
}
