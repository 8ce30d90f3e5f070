package dev.tessera.media.javacv.image;

import static java.util.Objects.requireNonNull;

/**
 * Looks colours up by the first sample: a palette, or grey of up to 8 bits. Entries that are not set are black and opaque,
 * as in Pillow. Immutable.
 */
public final class ColorTable implements SampleConverter {
    private static final int ENTRIES = 256;

    private final byte[] colors;

    private ColorTable(byte[] colors) {
        this.colors = colors;
    }

    /** A table of red, green and blue, three bytes an entry; more than 256 entries are ignored. */
    public static ColorTable ofRgb(byte[] palette) {
        byte[] colors = new byte[3 * ENTRIES];
        System.arraycopy(
                requireNonNull(palette, "palette is null"), 0, colors, 0, Math.min(palette.length, colors.length));
        return new ColorTable(colors);
    }

    /** Grey samples of 1, 2, 4 or 8 bits, from black to white. */
    public static ColorTable ofGray(int bits) {
        byte[] colors = new byte[3 * ENTRIES];
        int maximum = (1 << bits) - 1;
        for (int i = 0; i <= maximum; i++) {
            byte level = (byte) (i * 255 / maximum);
            colors[3 * i] = level;
            colors[3 * i + 1] = level;
            colors[3 * i + 2] = level;
        }
        return new ColorTable(colors);
    }

    /** The same table with the opacity of its first entries, 0 to 255; the rest stay opaque. */
    public ColorTable withAlpha(byte[] alpha, Background background) {
        byte[] covered = colors.clone();
        for (int i = 0; i < Math.min(alpha.length, ENTRIES); i++) {
            background.cover(
                    colors[3 * i] & 0xff,
                    colors[3 * i + 1] & 0xff,
                    colors[3 * i + 2] & 0xff,
                    alpha[i] & 0xff,
                    covered,
                    3 * i);
        }
        return new ColorTable(covered);
    }

    /** The same table with the entries of one grey level transparent. */
    public ColorTable withTransparentGray(int level, Background background) {
        byte[] covered = colors.clone();
        for (int i = 0; i < ENTRIES; i++) {
            if (isGray(i, level)) {
                background.cover(level, level, level, 0, covered, 3 * i);
            }
        }
        return new ColorTable(covered);
    }

    private boolean isGray(int entry, int level) {
        return (colors[3 * entry] & 0xff) == level
                && (colors[3 * entry + 1] & 0xff) == level
                && (colors[3 * entry + 2] & 0xff) == level;
    }

    @Override
    public int bands() {
        return 1;
    }

    @Override
    public void convert(int[] samples, int pixels, byte[] rgb, int offset) {
        int bands = samples.length / pixels;
        int to = offset;
        for (int i = 0; i < pixels; i++) {
            int from = 3 * (samples[i * bands] & 0xff);
            rgb[to] = colors[from];
            rgb[to + 1] = colors[from + 1];
            rgb[to + 2] = colors[from + 2];
            to += 3;
        }
    }
}
