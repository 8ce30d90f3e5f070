package dev.tessera.spi.tensor;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Sizes of a tensor's dimensions, outermost first. The last dimension is contiguous in memory.
 *
 * @param sizes none negative; empty for a scalar
 */
public record Shape(List<Long> sizes) {
    public Shape {
        sizes = List.copyOf(sizes);
        for (long size : sizes) {
            if (size < 0) {
                throw new IllegalArgumentException("shape %s has a negative size".formatted(sizes));
            }
        }
    }

    public static Shape of(long... sizes) {
        return new Shape(LongStream.of(sizes).boxed().toList());
    }

    public int rank() {
        return sizes.size();
    }

    /** Size of one dimension; negative numbers count from the end. */
    public long size(int dimension) {
        return sizes.get(dimension < 0 ? dimension + rank() : dimension);
    }

    /** Product of the sizes; one for a scalar. Throws {@link ArithmeticException} beyond 63 bits. */
    public long elementCount() {
        long count = 1;
        for (long size : sizes) {
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    public long[] toArray() {
        return sizes.stream().mapToLong(Long::longValue).toArray();
    }

    /** Such as {@code [2, 3]}. */
    @Override
    public String toString() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}
