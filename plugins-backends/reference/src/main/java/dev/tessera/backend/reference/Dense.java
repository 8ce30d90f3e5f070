package dev.tessera.backend.reference;

import dev.tessera.spi.graph.DenseOp;
import dev.tessera.spi.graph.WeightReference;
import dev.tessera.spi.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Computes operations with a matrix of the checkpoint. */
final class Dense {
    private static final int ROWS_AT_ONCE = 64;

    private final LoadedWeights weights;
    private final Workers workers;

    Dense(LoadedWeights weights, Workers workers) {
        this.weights = weights;
        this.workers = workers;
    }

    HostArray compute(DenseOp op, Frame frame) {
        return switch (op) {
            case DenseOp.Linear linear -> linear(linear, frame);
            case DenseOp.Embedding embedding -> embedding(frame.longs(embedding.ids()), embedding.table());
        };
    }

    private FloatArray linear(DenseOp.Linear op, Frame frame) {
        FloatArray input = frame.floats(op.input());
        PackedMatrix weight = weights.packed(op.weight());
        List<Long> sizes = new ArrayList<>(input.shape().sizes());
        sizes.set(sizes.size() - 1, (long) weight.columns());
        FloatArray result = FloatArray.zerosOf(new Shape(sizes));
        int rows = result.values().length / weight.columns();
        op.bias().map(weights::plain).ifPresent(vector -> {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(vector, 0, result.values(), row * vector.length, vector.length);
            }
        });
        int rowBlocks = (rows + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
        workers.forEach(rowBlocks * weight.panels(), part -> {
            int first = part / weight.panels() * ROWS_AT_ONCE;
            int end = Math.min(rows, first + ROWS_AT_ONCE);
            weight.multiplyAdd(part % weight.panels(), input.values(), first, end, result.values());
        });
        return result;
    }

    private FloatArray embedding(LongArray ids, WeightReference table) {
        int rows = Math.toIntExact(table.shape().size(0));
        int width = Math.toIntExact(table.shape().size(1));
        List<Long> sizes = new ArrayList<>(ids.shape().sizes());
        sizes.add((long) width);
        FloatArray result = FloatArray.zerosOf(new Shape(sizes));
        float[] values = weights.plain(table);
        for (int i = 0; i < ids.values().length; i++) {
            int row = Rows.requireRow(ids.values()[i], rows);
            System.arraycopy(values, row * width, result.values(), i * width, width);
        }
        return result;
    }
}
