package dev.tessera.media.javacv.image;

/**
 * Grey of more than 8 bits. As in Pillow, levels above 255 are white and the rest stay what they are: the depth is cut off
 * at the top, not scaled.
 *
 * @param transparentLevel the level, after clipping, that is transparent; -1 for none
 * @param background what shows through
 */
public record ClippedGray(int transparentLevel, Background background) implements SampleConverter {
    /** Grey without transparency. */
    public static ClippedGray opaque() {
        return new ClippedGray(-1, Background.WHITE);
    }

    @Override
    public int bands() {
        return 1;
    }

    @Override
    public void convert(int[] samples, int pixels, byte[] rgb, int offset) {
        int bands = samples.length / pixels;
        for (int i = 0; i < pixels; i++) {
            int level = Math.clamp(samples[i * bands], 0, 255);
            background.cover(level, level, level, level == transparentLevel ? 0 : 255, rgb, offset + 3 * i);
        }
    }
}
