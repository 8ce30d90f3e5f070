package dev.tessera.models.image;

import static dev.tessera.spi.media.ImageItem.CHANNELS;

import dev.tessera.spi.media.ImageItem;

/** Swaps the rows and columns of pictures. */
public final class PictureTranspose {
    private PictureTranspose() {}

    /** The picture mirrored at the diagonal from its top left. */
    public static ImageItem transpose(ImageItem image) {
        byte[] source = image.rgb();
        byte[] rgb = new byte[source.length];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int from = (y * image.width() + x) * CHANNELS;
                int to = (x * image.height() + y) * CHANNELS;
                rgb[to] = source[from];
                rgb[to + 1] = source[from + 1];
                rgb[to + 2] = source[from + 2];
            }
        }
        return new ImageItem(image.height(), image.width(), rgb);
    }
}
