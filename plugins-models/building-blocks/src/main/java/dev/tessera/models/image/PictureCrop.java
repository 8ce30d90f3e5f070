package dev.tessera.models.image;

import static dev.tessera.spi.media.ImageItem.CHANNELS;

import dev.tessera.spi.media.ImageItem;
import java.util.Arrays;

/** Cuts areas out of pictures, which may reach beyond their sides: so pictures are also padded. */
public final class PictureCrop {
    private PictureCrop() {}

    /**
     * The area of a picture.
     *
     * @param left the picture's column that becomes the first; negative where the area begins before the picture
     * @param top the picture's row that becomes the first
     * @param width of the area, at least one
     * @param height of the area, at least one
     * @param level of all channels, 0 to 255, where there is no picture
     */
    public static ImageItem crop(ImageItem image, int left, int top, int width, int height, int level) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an area of %d x %d pixels is not possible".formatted(width, height));
        }
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), CHANNELS)];
        Arrays.fill(rgb, (byte) level);
        int firstColumn = Math.clamp(left, 0, image.width());
        int columns = Math.clamp((long) left + width, firstColumn, image.width()) - firstColumn;
        int firstRow = Math.clamp(top, 0, image.height());
        int lastRow = Math.clamp((long) top + height, firstRow, image.height());
        // an area beside the picture shares rows with it but no column, and begins where neither has a pixel
        for (int row = firstRow; row < lastRow && columns > 0; row++) {
            System.arraycopy(
                    image.rgb(),
                    (row * image.width() + firstColumn) * CHANNELS,
                    rgb,
                    ((row - top) * width + firstColumn - left) * CHANNELS,
                    columns * CHANNELS);
        }
        return new ImageItem(width, height, rgb);
    }
}
