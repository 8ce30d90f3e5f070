package dev.tessera.media.javacv.jpeg;

import static java.util.Objects.requireNonNull;

import dev.tessera.media.javacv.image.SampleConverter;

/**
 * Luminance, chrominances and black, turned into four inks in the fixed-point arithmetic of libjpeg.
 *
 * @param inks converts the inks to RGB
 */
record Ycck(SampleConverter inks) implements SampleConverter {
    private static final int FRACTION_BITS = 16;
    private static final int RED_OF_CR = fixed(1.40200);
    private static final int BLUE_OF_CB = fixed(1.77200);
    private static final int GREEN_OF_CR = fixed(0.71414);
    private static final int GREEN_OF_CB = fixed(0.34414);

    Ycck {
        requireNonNull(inks, "inks is null");
    }

    @Override
    public int bands() {
        return 4;
    }

    @Override
    public void convert(int[] samples, int pixels, byte[] rgb, int offset) {
        for (int at = 0; at < samples.length; at += 4) {
            int luminance = samples[at];
            int cb = samples[at + 1] - 128;
            int cr = samples[at + 2] - 128;
            samples[at] = complement(luminance + whole(RED_OF_CR * cr));
            samples[at + 1] = complement(luminance + whole(-GREEN_OF_CB * cb - GREEN_OF_CR * cr));
            samples[at + 2] = complement(luminance + whole(BLUE_OF_CB * cb));
        }
        inks.convert(samples, pixels, rgb, offset);
    }

    private static int whole(int fixed) {
        return (fixed + (1 << (FRACTION_BITS - 1))) >> FRACTION_BITS;
    }

    private static int complement(int level) {
        return Math.clamp(255 - level, 0, 255);
    }

    private static int fixed(double factor) {
        return (int) (factor * (1 << FRACTION_BITS) + 0.5);
    }
}
