package dev.tessera.models.image;

import dev.tessera.spi.media.ImageItem;
import java.util.List;

/**
 * Turns levels of 0 to 255 into what an encoder takes: {@code (level * rescale - mean) / deviation}, rounded step by step
 * as transformers' numpy code does: the product in double precision, then to float, then the rest in float.
 *
 * <p>A channel has 256 possible results, so they are computed once, and input processors look them up while they write
 * pixels where their encoder wants them. Immutable.
 */
public final class PixelNormalization {
    /** What transformers' {@code rescale_factor} is by default. */
    public static final double BYTE_RANGE = 1 / 255.0;

    private static final int LEVELS = 256;

    private final float[][] tables;

    /**
     * Creates the tables.
     *
     * @param rescale what levels are multiplied with
     * @param means one for each channel
     * @param deviations one for each channel, none of them zero
     */
    public PixelNormalization(double rescale, List<Double> means, List<Double> deviations) {
        if (means.isEmpty() || means.size() != deviations.size()) {
            throw new IllegalArgumentException(
                    "there are %d means and %d deviations".formatted(means.size(), deviations.size()));
        }
        if (deviations.contains(0.0) || deviations.contains(-0.0)) {
            throw new IllegalArgumentException("a deviation is zero: %s".formatted(deviations));
        }
        tables = new float[means.size()][];
        for (int channel = 0; channel < tables.length; channel++) {
            tables[channel] = table(
                    rescale,
                    means.get(channel).floatValue(),
                    deviations.get(channel).floatValue());
        }
    }

    private static float[] table(double rescale, float mean, float deviation) {
        float[] table = new float[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            table[level] = ((float) (level * rescale) - mean) / deviation;
        }
        return table;
    }

    public int channels() {
        return tables.length;
    }

    /**
     * Writes the results for a square of a picture, line by line.
     *
     * @param channel which one
     * @param left the picture's column at which the square begins
     * @param top the picture's row at which it begins
     * @param size pixels of the square's side
     * @param target what is written to
     * @param offset where in it the square begins
     */
    public void write(ImageItem image, int channel, int left, int top, int size, float[] target, int offset) {
        float[] table = tables[channel];
        byte[] rgb = image.rgb();
        for (int line = 0; line < size; line++) {
            int source = ((top + line) * image.width() + left) * tables.length + channel;
            for (int pixel = 0; pixel < size; pixel++) {
                target[offset + line * size + pixel] = table[rgb[source + pixel * tables.length] & 0xFF];
            }
        }
    }

    /** The results for a channel of a whole picture, row by row. */
    public float[] plane(ImageItem image, int channel) {
        float[] table = tables[channel];
        byte[] rgb = image.rgb();
        float[] plane = new float[image.width() * image.height()];
        for (int pixel = 0; pixel < plane.length; pixel++) {
            plane[pixel] = table[rgb[pixel * tables.length + channel] & 0xFF];
        }
        return plane;
    }

    /** The results for the levels 0 to 255 of a channel, not copied. */
    float[] table(int channel) {
        return tables[channel];
    }
}
