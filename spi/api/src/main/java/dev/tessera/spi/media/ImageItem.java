package dev.tessera.spi.media;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * A picture in RGB, upright and opaque.
 *
 * @param width pixels, at least one
 * @param height pixels, at least one
 * @param rgb red, green and blue of each pixel, row by row from the top left; not changed after creation
 */
@SuppressWarnings(
        "ArrayRecordComponent") // pixels are read in the innermost loops, and copying them would cost more than care
public record ImageItem(int width, int height, byte[] rgb) implements MediaItem {
    /** Bytes of a pixel: red, green and blue. */
    public static final int CHANNELS = 3;

    public ImageItem {
        requireNonNull(rgb, "rgb is null");
        if (width < 1 || height < 1 || rgb.length != (long) CHANNELS * width * height) {
            throw new IllegalArgumentException(
                    "%d bytes do not make a picture of %d x %d pixels".formatted(rgb.length, width, height));
        }
    }

    @Override
    public Modality modality() {
        return Modality.IMAGE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageItem(int otherWidth, int otherHeight, byte[] otherRgb)
                && width == otherWidth
                && height == otherHeight
                && Arrays.equals(rgb, otherRgb);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return "image of %d x %d pixels".formatted(width, height);
    }
}
