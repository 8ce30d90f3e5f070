package dev.tessera.backend.reference;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Attention to the tokens of one sequence with one head of keys and values. */
final class HeadAttention {
    private static final int ROWS_AT_ONCE = 64;

    private final PackedMatrix transposedKeys;
    private final PackedMatrix values;
    private final int tokens;
    private final int width;
    private final double scale;

    /**
     * Packs keys and values, each {@code [tokens, width]}.
     *
     * @param scale factor of the scores before softmax
     */
    HeadAttention(float[] keys, float[] values, int width, double scale) {
        this.tokens = keys.length / width;
        this.width = width;
        this.scale = scale;
        this.transposedKeys = PackedMatrix.transposed(keys, tokens, width);
        this.values = PackedMatrix.of(values, tokens, width);
    }

    /**
     * The values, weighted for each query.
     *
     * @param queries {@code [rows, width]}
     * @param visible how many of the tokens, from the first, a row sees
     */
    float[] attend(float[] queries, IntUnaryOperator visible) {
        float[] result = new float[queries.length];
        int rows = queries.length / width;
        for (int first = 0; first < rows; first += ROWS_AT_ONCE) {
            int count = Math.min(ROWS_AT_ONCE, rows - first);
            float[] some = Arrays.copyOfRange(queries, first * width, (first + count) * width);
            float[] weights = multiply(some, count, transposedKeys);
            for (int row = 0; row < count; row++) {
                softmax(weights, row * tokens, visible.applyAsInt(first + row));
            }
            System.arraycopy(multiply(weights, count, values), 0, result, first * width, count * width);
        }
        return result;
    }

    private static float[] multiply(float[] left, int rows, PackedMatrix right) {
        float[] product = new float[rows * right.columns()];
        for (int panel = 0; panel < right.panels(); panel++) {
            right.multiplyAdd(panel, left, 0, rows, product);
        }
        return product;
    }

    /** Turns the scores of the visible tokens into weights that sum to one, and the others into zeros. */
    private void softmax(float[] scores, int from, int visible) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + visible; i++) {
            greatest = Math.max(greatest, scores[i] * scale);
        }
        double[] exponentials = new double[visible];
        double sum = 0;
        for (int i = 0; i < visible; i++) {
            exponentials[i] = Math.exp(scores[from + i] * scale - greatest);
            sum += exponentials[i];
        }
        for (int i = 0; i < visible; i++) {
            scores[from + i] = (float) (exponentials[i] / sum);
        }
        Arrays.fill(scores, from + visible, from + tokens, 0);
    }
}
