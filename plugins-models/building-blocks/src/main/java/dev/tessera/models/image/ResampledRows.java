package dev.tessera.models.image;

import static dev.tessera.spi.media.ImageItem.CHANNELS;

import dev.tessera.spi.media.ImageItem;

/**
 * Rows of a picture that are resized across, computed when asked for and kept for as many rows as the next pass looks at
 * together, so that a picture of any height needs a few rows of memory. Used by one thread.
 */
final class ResampledRows {
    private final ImageItem image;
    private final ResampleWeights weights;
    private final boolean resized;
    private final int[][] rows;
    private int computed;

    /**
     * Takes a picture.
     *
     * @param weights for the width that the rows get
     * @param keptRows how many rows stay valid together
     */
    ResampledRows(ImageItem image, ResampleWeights weights, int keptRows) {
        this.image = image;
        this.weights = weights;
        this.resized = weights.targetSize() != image.width();
        this.rows = new int[keptRows][CHANNELS * weights.targetSize()];
    }

    /** The levels of a row, 0 to 255. It is not above the last {@code keptRows} rows that were asked for. */
    int[] row(int y) {
        while (computed <= y) {
            compute(computed++);
        }
        return rows[y % rows.length];
    }

    private void compute(int y) {
        int[] target = rows[y % rows.length];
        int start = y * CHANNELS * image.width();
        if (resized) {
            resample(image.rgb(), start, target);
        } else {
            widen(image.rgb(), start, target);
        }
    }

    private void resample(byte[] source, int start, int[] target) {
        int half = weights.half();
        int fractionBits = weights.fractionBits();
        for (int x = 0; x < weights.targetSize(); x++) {
            int red = half;
            int green = half;
            int blue = half;
            int from = start + CHANNELS * weights.first(x);
            int count = weights.count(x);
            for (int i = 0; i < count; i++) {
                int weight = weights.weight(x, i);
                red += (source[from] & 0xff) * weight;
                green += (source[from + 1] & 0xff) * weight;
                blue += (source[from + 2] & 0xff) * weight;
                from += CHANNELS;
            }
            target[CHANNELS * x] = level(red, fractionBits);
            target[CHANNELS * x + 1] = level(green, fractionBits);
            target[CHANNELS * x + 2] = level(blue, fractionBits);
        }
    }

    private static void widen(byte[] source, int start, int[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = source[start + i] & 0xff;
        }
    }

    /** Rounds a weighted sum, to which half a level has been added, to 0 to 255. */
    static int level(int sum, int fractionBits) {
        return Math.max(0, Math.min(255, sum >> fractionBits));
    }
}
