package dev.tessera.platform.kvcache;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** An immutable list of whole numbers that lie in an {@link IntSequence}. */
public final class IntView extends AbstractList<Integer> implements RandomAccess {
    private static final IntView EMPTY = new IntView(new int[0], 0, 0);

    private final int[] values;
    private final int offset;
    private final int size;

    /** @param values never written again between offset and offset + size */
    IntView(int[] values, int offset, int size) {
        this.values = values;
        this.offset = offset;
        this.size = size;
    }

    public static IntView of() {
        return EMPTY;
    }

    /** The number itself, without an object around it. */
    public int at(int index) {
        return values[offset + Objects.checkIndex(index, size)];
    }

    @Override
    public Integer get(int index) {
        return at(index);
    }

    @Override
    public int size() {
        return size;
    }
}
