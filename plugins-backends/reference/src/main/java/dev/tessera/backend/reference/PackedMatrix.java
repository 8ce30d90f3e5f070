package dev.tessera.backend.reference;

import java.util.Arrays;

/**
 * A matrix to multiply with from the right, in panels of some columns, each row of a panel an array of its own. The
 * innermost loop runs along the columns with the same index into every array: only then does the compiler know that no
 * sum depends on another, and uses vector instructions. Eight rows of a panel stay in the first-level cache while the rows
 * of the other matrix pass by.
 */
final class PackedMatrix {
    static final int PANEL = 256;
    private static final int TRANSPOSED_AT_ONCE = 16;

    private final int rows;
    private final int columns;
    private final float[][] panelRows;

    private PackedMatrix(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.panelRows = new float[Math.multiplyExact(panels(), rows)][];
    }

    /** Packs a matrix that lies row by row. */
    static PackedMatrix of(float[] matrix, int rows, int columns) {
        PackedMatrix packed = new PackedMatrix(rows, columns);
        for (int panel = 0; panel < packed.panels(); panel++) {
            for (int row = 0; row < rows; row++) {
                int from = row * columns + panel * PANEL;
                packed.panelRows[panel * rows + row] = Arrays.copyOfRange(matrix, from, from + packed.width(panel));
            }
        }
        return packed;
    }

    /** Packs the transpose of a matrix that lies row by row, and whose rows become columns. */
    static PackedMatrix transposed(float[] matrix, int columns, int rows) {
        PackedMatrix packed = new PackedMatrix(rows, columns);
        for (int panel = 0; panel < packed.panels(); panel++) {
            int width = packed.width(panel);
            for (int row = 0; row < rows; row++) {
                packed.panelRows[panel * rows + row] = new float[width];
            }
            for (int first = 0; first < width; first += TRANSPOSED_AT_ONCE) {
                packed.transpose(matrix, panel, first, Math.min(width, first + TRANSPOSED_AT_ONCE));
            }
        }
        return packed;
    }

    /** Fills some columns of a panel: few enough that the parts of the matrix they come from stay in the cache. */
    private void transpose(float[] matrix, int panel, int firstColumn, int endColumn) {
        for (int row = 0; row < rows; row++) {
            float[] panelRow = panelRows[panel * rows + row];
            for (int column = firstColumn; column < endColumn; column++) {
                panelRow[column] = matrix[(panel * PANEL + column) * rows + row];
            }
        }
    }

    int columns() {
        return columns;
    }

    int panels() {
        return (columns + PANEL - 1) / PANEL;
    }

    private int width(int panel) {
        return Math.min(PANEL, columns - panel * PANEL);
    }

    /**
     * Adds a part of the product: {@code result += left * this}, for some rows and the columns of one panel.
     *
     * @param left row by row, as many columns as this has rows
     * @param firstRow first row of the left matrix and the result
     * @param endRow row after the last
     * @param result row by row, as many columns as this
     */
    void multiplyAdd(int panel, float[] left, int firstRow, int endRow, float[] result) {
        float[][] sums = new float[endRow - firstRow][];
        for (int row = firstRow; row < endRow; row++) {
            int from = row * columns + panel * PANEL;
            sums[row - firstRow] = Arrays.copyOfRange(result, from, from + width(panel));
        }
        int k = 0;
        for (; k + 8 <= rows; k += 8) {
            for (int row = firstRow; row < endRow; row++) {
                addEight(left, row * rows + k, panel * rows + k, sums[row - firstRow]);
            }
        }
        for (; k < rows; k++) {
            for (int row = firstRow; row < endRow; row++) {
                addOne(left[row * rows + k], panelRows[panel * rows + k], sums[row - firstRow]);
            }
        }
        for (int row = firstRow; row < endRow; row++) {
            System.arraycopy(sums[row - firstRow], 0, result, row * columns + panel * PANEL, width(panel));
        }
    }

    private void addEight(float[] left, int from, int at, float[] sums) {
        float left0 = left[from];
        float left1 = left[from + 1];
        float left2 = left[from + 2];
        float left3 = left[from + 3];
        float left4 = left[from + 4];
        float left5 = left[from + 5];
        float left6 = left[from + 6];
        float left7 = left[from + 7];
        float[] row0 = panelRows[at];
        float[] row1 = panelRows[at + 1];
        float[] row2 = panelRows[at + 2];
        float[] row3 = panelRows[at + 3];
        float[] row4 = panelRows[at + 4];
        float[] row5 = panelRows[at + 5];
        float[] row6 = panelRows[at + 6];
        float[] row7 = panelRows[at + 7];
        for (int i = 0; i < sums.length; i++) {
            // eight products are summed by themselves first, which loses fewer bits than one long sum
            float sum = left0 * row0[i];
            sum = Math.fma(left1, row1[i], sum);
            sum = Math.fma(left2, row2[i], sum);
            sum = Math.fma(left3, row3[i], sum);
            sum = Math.fma(left4, row4[i], sum);
            sum = Math.fma(left5, row5[i], sum);
            sum = Math.fma(left6, row6[i], sum);
            sum = Math.fma(left7, row7[i], sum);
            sums[i] += sum;
        }
    }

    private static void addOne(float factor, float[] row, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.fma(factor, row[i], sums[i]);
        }
    }
}
