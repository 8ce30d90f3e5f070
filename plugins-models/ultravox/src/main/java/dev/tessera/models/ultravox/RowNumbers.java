package dev.tessera.models.ultravox;

import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.Arrays;

/** A list of row numbers that grows, for an index input of the encoder. */
final class RowNumbers {
    private long[] numbers = new long[1024];
    private int size;

    void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.multiplyExact(size, 2));
        }
        numbers[size] = number;
        size++;
    }

    /**
     * Adds rows of a part that begins at some row.
     *
     * @param first number in the part of the first row, which may lie before it
     * @param count how many rows
     * @param start row at which the part begins
     * @param length rows of the part
     * @param outside what stands for rows that are not in the part
     */
    void addRange(int first, int count, long start, int length, long outside) {
        for (int row = first; row < first + count; row++) {
            add(0 <= row && row < length ? start + row : outside);
        }
    }

    Tensor tensor() {
        return Tensor.ofLongs(Shape.of(size), Arrays.copyOf(numbers, size));
    }
}
