package dev.tessera.platform.kvcache;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Whole numbers that are only ever appended, so that views of them never change and cost nothing. */
public final class IntSequence {
    private static final int INITIAL_CAPACITY = 16;

    private int[] values;
    private int size;

    public IntSequence() {
        values = new int[INITIAL_CAPACITY];
    }

    public IntSequence(List<Integer> initial) {
        values = new int[Math.max(INITIAL_CAPACITY, initial.size())];
        for (int value : initial) {
            values[size] = value;
            size++;
        }
    }

    public int size() {
        return size;
    }

    public int at(int index) {
        return values[Objects.checkIndex(index, size)];
    }

    public void append(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
        }
        values[size] = value;
        size++;
    }

    /** The numbers from one index up to, but without, another. */
    public IntView view(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        return new IntView(values, from, to - from);
    }
}
