package dev.tessera.backend.reference;

import dev.tessera.spi.graph.RowOp;
import dev.tessera.spi.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Computes operations on rows. */
final class Rows {
    HostArray compute(RowOp op, Frame frame) {
        return switch (op) {
            case RowOp.GatherRows gather -> gather(frame.array(gather.input()), frame.longs(gather.rows()));
            case RowOp.ScatterRows scatter ->
                replace(
                        copy(frame.array(scatter.input())),
                        frame.longs(scatter.rows()),
                        frame.array(scatter.updates()));
            case RowOp.UpdateRows update ->
                replace(frame.array(update.state()), frame.longs(update.rows()), frame.array(update.updates()));
        };
    }

    private static HostArray gather(HostArray input, LongArray rows) {
        List<Long> sizes = new ArrayList<>(input.shape().sizes());
        sizes.set(0, (long) rows.values().length);
        HostArray result = input.zeros(new Shape(sizes));
        int width = HostArray.rowSize(input.shape());
        for (int i = 0; i < rows.values().length; i++) {
            int row = requireRow(rows.values()[i], input.shape().size(0));
            System.arraycopy(input.storage(), row * width, result.storage(), i * width, width);
        }
        return result;
    }

    private static HostArray replace(HostArray target, LongArray rows, HostArray updates) {
        int width = HostArray.rowSize(target.shape());
        for (int i = 0; i < rows.values().length; i++) {
            int row = requireRow(rows.values()[i], target.shape().size(0));
            System.arraycopy(updates.storage(), i * width, target.storage(), row * width, width);
        }
        return target;
    }

    private static HostArray copy(HostArray array) {
        HostArray copy = array.zeros(array.shape());
        System.arraycopy(array.storage(), 0, copy.storage(), 0, HostArray.elementCount(array.shape()));
        return copy;
    }

    /** Checks a row number that comes from outside. */
    static int requireRow(long row, long rows) {
        if (row < 0 || row >= rows) {
            throw new IllegalArgumentException("there is no row %d among %d".formatted(row, rows));
        }
        return (int) row;
    }
}
