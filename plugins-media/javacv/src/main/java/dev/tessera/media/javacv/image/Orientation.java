package dev.tessera.media.javacv.image;

/** How a stored picture has to be turned to stand upright: the values 1 to 8 of EXIF's orientation. */
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    MIRRORED_UPSIDE_DOWN(false, false, true),
    TRANSPOSED(true, false, false),
    TURNED_LEFT(true, false, true),
    TRANSVERSED(true, true, true),
    TURNED_RIGHT(true, true, false);

    /** Few enough rows to stay in the processor's cache while columns are read or written across them. */
    private static final int BLOCK_ROWS = 32;

    private final boolean swapsSides;
    private final boolean flipsX;
    private final boolean flipsY;

    /**
     * @param swapsSides whether rows of the upright picture are columns of the stored one
     * @param flipsX whether the first column of the stored picture belongs to the upright one's right or bottom
     * @param flipsY whether the first row of the stored picture belongs to the upright one's right or bottom
     */
    Orientation(boolean swapsSides, boolean flipsX, boolean flipsY) {
        this.swapsSides = swapsSides;
        this.flipsX = flipsX;
        this.flipsY = flipsY;
    }

    /** The orientation with EXIF's number. Unknown numbers mean upright. */
    public static Orientation ofExif(int number) {
        return number >= 1 && number <= values().length ? values()[number - 1] : UPRIGHT;
    }

    /** Whether the upright picture's width is the stored one's height. */
    public boolean swapsSides() {
        return swapsSides;
    }

    /**
     * Turns the picture.
     *
     * @param rgb three bytes a pixel, row by row; not changed
     * @param width of the stored picture
     * @param height of the stored picture
     */
    public byte[] apply(byte[] rgb, int width, int height) {
        if (this == UPRIGHT) {
            return rgb;
        }
        byte[] upright = new byte[rgb.length];
        int columnStep = (flipsX ? -3 : 3) * (swapsSides ? height : 1);
        int rowStep = (flipsY ? -3 : 3) * (swapsSides ? 1 : width);
        int start = (flipsX ? -columnStep * (width - 1) : 0) + (flipsY ? -rowStep * (height - 1) : 0);
        for (int top = 0; top < height; top += BLOCK_ROWS) {
            int bottom = Math.min(top + BLOCK_ROWS, height);
            for (int x = 0; x < width; x++) {
                int to = start + x * columnStep + top * rowStep;
                int from = 3 * (top * width + x);
                for (int y = top; y < bottom; y++) {
                    upright[to] = rgb[from];
                    upright[to + 1] = rgb[from + 1];
                    upright[to + 2] = rgb[from + 2];
                    from += 3 * width;
                    to += rowStep;
                }
            }
        }
        return upright;
    }
}
