package dev.tessera.backend.reference;

import dev.tessera.spi.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Steps through the rows of a result whose two operands are repeated to fit each other. */
final class BroadcastRows {
    private final Shape result;
    private final int length;
    private final int leftStep;
    private final int rightStep;
    private final Odometer rows;

    private BroadcastRows(Shape result, int length, int leftStep, int rightStep, Odometer rows) {
        this.result = result;
        this.length = length;
        this.leftStep = leftStep;
        this.rightStep = rightStep;
        this.rows = rows;
    }

    static BroadcastRows of(Shape left, Shape right) {
        if (left.equals(right)) {
            Odometer once = new Odometer(List.of(), new int[0], new int[0]);
            return new BroadcastRows(left, HostArray.elementCount(left), 1, 1, once);
        }
        int rank = Math.max(left.rank(), right.rank());
        List<Long> sizes = new ArrayList<>(rank);
        for (int i = rank; i > 0; i--) {
            long leftSize = size(left, i);
            sizes.add(leftSize == 1 ? size(right, i) : leftSize);
        }
        int[] leftStrides = strides(left, rank);
        int[] rightStrides = strides(right, rank);
        return new BroadcastRows(
                new Shape(sizes),
                Math.toIntExact(sizes.getLast()),
                leftStrides[rank - 1],
                rightStrides[rank - 1],
                new Odometer(sizes.subList(0, rank - 1), leftStrides, rightStrides));
    }

    Shape result() {
        return result;
    }

    boolean isInside() {
        return rows.isInside();
    }

    void advance() {
        rows.advance();
    }

    /** Elements of a row. */
    int length() {
        return length;
    }

    /** Where an element of the current row lies in the left array. */
    int left(int i) {
        return rows.offset(0) + i * leftStep;
    }

    /** Where an element of the current row lies in the right array. */
    int right(int i) {
        return rows.offset(1) + i * rightStep;
    }

    /** Size of a dimension counted from the end, one where the shape has none there. */
    private static long size(Shape shape, int fromEnd) {
        return fromEnd > shape.rank() ? 1 : shape.size(-fromEnd);
    }

    /** Strides over the result's dimensions, zero where the one number of this shape is repeated. */
    private static int[] strides(Shape shape, int rank) {
        int[] own = Odometer.strides(shape);
        int[] strides = new int[rank];
        for (int i = 1; i <= shape.rank(); i++) {
            strides[rank - i] = shape.size(-i) == 1 ? 0 : own[shape.rank() - i];
        }
        return strides;
    }
}
