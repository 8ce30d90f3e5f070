package dev.tessera.models.image;

import dev.tessera.spi.media.ImageItem;

/** A way to change a picture's size. Safe for use by many threads. */
@FunctionalInterface
public interface PictureResize {
    /**
     * Resizes a picture.
     *
     * @param width of the result, at least one
     * @param height of the result, at least one
     */
    ImageItem resize(ImageItem image, int width, int height);
}
