package dev.tessera.platform.encodercache;

import java.util.ArrayList;
import java.util.List;

/** Row numbers that nobody uses, the last freed on top. */
final class FreeRows {
    private final int[] stack;
    private int size;

    FreeRows(int rows) {
        stack = new int[rows];
        for (int row = rows - 1; row >= 0; row--) {
            stack[size] = row;
            size++;
        }
    }

    int size() {
        return size;
    }

    /** Takes rows; there must be that many. */
    List<Integer> take(int count) {
        List<Integer> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            size--;
            rows.add(stack[size]);
        }
        return List.copyOf(rows);
    }

    /** Gives rows back; taken again, they come in the same order. */
    void give(List<Integer> rows) {
        for (int row : rows.reversed()) {
            stack[size] = row;
            size++;
        }
    }
}
