package dev.tessera.backend.reference;

import dev.tessera.spi.tensor.Shape;
import java.util.List;

/** Steps through all indices of a shape, the last dimension fastest, and follows where they lie in some arrays. */
final class Odometer {
    private final int[] sizes;
    private final int[][] strides;
    private final int[] index;
    private final int[] offsets;
    private boolean inside;

    /**
     * At the first index.
     *
     * @param sizes of the dimensions
     * @param strides for each array, the elements between neighbours in each dimension
     */
    Odometer(List<Long> sizes, int[]... strides) {
        this.sizes = sizes.stream().mapToInt(Math::toIntExact).toArray();
        this.strides = strides;
        this.index = new int[this.sizes.length];
        this.offsets = new int[strides.length];
        this.inside = !sizes.contains(0L);
    }

    boolean isInside() {
        return inside;
    }

    /** Where the current index lies in an array. */
    int offset(int array) {
        return offsets[array];
    }

    void advance() {
        for (int dimension = sizes.length - 1; dimension >= 0; dimension--) {
            index[dimension]++;
            move(dimension, 1);
            if (index[dimension] < sizes[dimension]) {
                return;
            }
            index[dimension] = 0;
            move(dimension, -sizes[dimension]);
        }
        inside = false;
    }

    private void move(int dimension, int steps) {
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] += steps * strides[i][dimension];
        }
    }

    /** The elements between neighbours in each dimension of an array of a shape. */
    static int[] strides(Shape shape) {
        int[] strides = new int[shape.rank()];
        int stride = 1;
        for (int i = shape.rank() - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= (int) shape.size(i);
        }
        return strides;
    }
}
