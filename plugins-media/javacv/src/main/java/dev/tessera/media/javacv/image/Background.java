package dev.tessera.media.javacv.image;

/**
 * The colour behind transparent pixels.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record Background(int red, int green, int blue) {
    public static final Background WHITE = new Background(255, 255, 255);

    public Background {
        if (!isLevel(red) || !isLevel(green) || !isLevel(blue)) {
            throw new IllegalArgumentException(
                    "a background colour has levels from 0 to 255, not %d, %d, %d".formatted(red, green, blue));
        }
    }

    private static boolean isLevel(int value) {
        return value >= 0 && value <= 255;
    }

    /** Lays a colour of the given opacity over this background and stores the result. All arguments are 0 to 255. */
    public void cover(int coverRed, int coverGreen, int coverBlue, int alpha, byte[] rgb, int offset) {
        rgb[offset] = blend(red, coverRed, alpha);
        rgb[offset + 1] = blend(green, coverGreen, alpha);
        rgb[offset + 2] = blend(blue, coverBlue, alpha);
    }

    /** Rounds as Pillow's {@code Image.paste} with a mask does. */
    private static byte blend(int behind, int cover, int alpha) {
        int sum = behind * (255 - alpha) + cover * alpha + 128;
        return (byte) ((sum + (sum >> 8)) >> 8);
    }
}
