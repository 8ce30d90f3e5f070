package dev.tessera.media.javacv.image;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;

import dev.tessera.spi.error.TesseraException;
import java.awt.image.Raster;

/** Turns raw samples into red, green and blue, one row at a time. */
public interface SampleConverter {
    /** How many samples of a pixel are looked at. There may be more. */
    int bands();

    /**
     * Converts a row.
     *
     * @param samples all samples of a pixel, then all of the next one
     * @param pixels how many pixels there are
     * @param rgb where three bytes a pixel go
     * @param offset the first of them
     */
    void convert(int[] samples, int pixels, byte[] rgb, int offset);

    /** Converts a whole raster, whose samples the decoder chose and not the file's header. */
    default byte[] convert(Raster raster) {
        if (raster.getNumBands() < bands()) {
            throw new TesseraException(
                    INVALID_MEDIA,
                    "the image is damaged: it has %d samples a pixel where its header says %d"
                            .formatted(raster.getNumBands(), bands()));
        }
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] rgb = new byte[3 * width * height];
        int[] samples = new int[width * raster.getNumBands()];
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, samples);
            convert(samples, width, rgb, 3 * width * y);
        }
        return rgb;
    }
}
