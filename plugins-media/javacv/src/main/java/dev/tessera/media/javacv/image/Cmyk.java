package dev.tessera.media.javacv.image;

/**
 * Cyan, magenta, yellow and black, converted as Pillow does, without a colour profile.
 *
 * @param shift by how many bits the samples are deeper than 8
 * @param inverted whether 255 means no ink, as in all JPEG files that Photoshop had a hand in
 */
public record Cmyk(int shift, boolean inverted) implements SampleConverter {
    @Override
    public int bands() {
        return 4;
    }

    @Override
    public void convert(int[] samples, int pixels, byte[] rgb, int offset) {
        int bands = samples.length / pixels;
        int flip = inverted ? 255 : 0;
        for (int i = 0; i < pixels; i++) {
            int from = i * bands;
            int light = 255 - (samples[from + 3] >> shift ^ flip);
            for (int color = 0; color < 3; color++) {
                rgb[offset + 3 * i + color] = (byte) absorb(light, samples[from + color] >> shift ^ flip);
            }
        }
    }

    private static int absorb(int light, int ink) {
        int product = light * ink + 128;
        return light - ((product + (product >> 8)) >> 8);
    }
}
