package dev.tessera.media.javacv.bmp;

import dev.tessera.media.javacv.image.SampleConverter;
import java.awt.image.SampleModel;

/**
 * Red, green and blue of a few bits, stretched to 0 to 255 and rounded down as Pillow does.
 *
 * @param maxRed the highest level of red
 * @param maxGreen the highest level of green
 * @param maxBlue the highest level of blue
 */
record ScaledColor(int maxRed, int maxGreen, int maxBlue) implements SampleConverter {
    /** Takes the number of bits from what the decoder found. */
    static ScaledColor of(SampleModel model) {
        return new ScaledColor(max(model, 0), max(model, 1), max(model, 2));
    }

    private static int max(SampleModel model, int band) {
        return (1 << model.getSampleSize(band)) - 1;
    }

    @Override
    public int bands() {
        return 3;
    }

    @Override
    public void convert(int[] samples, int pixels, byte[] rgb, int offset) {
        int bands = samples.length / pixels;
        for (int i = 0; i < pixels; i++) {
            rgb[offset + 3 * i] = (byte) (samples[i * bands] * 255 / maxRed);
            rgb[offset + 3 * i + 1] = (byte) (samples[i * bands + 1] * 255 / maxGreen);
            rgb[offset + 3 * i + 2] = (byte) (samples[i * bands + 2] * 255 / maxBlue);
        }
    }
}
