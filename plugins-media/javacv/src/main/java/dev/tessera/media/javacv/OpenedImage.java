package dev.tessera.media.javacv;

import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static java.util.Objects.requireNonNull;

import dev.tessera.media.javacv.codec.OpenCv;
import dev.tessera.media.javacv.image.Background;
import dev.tessera.media.javacv.image.EncodedImage;
import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.Orientation;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.ImageItem;

/**
 * An image whose header has been read and is within the limits, and whose pixels have not.
 *
 * @param image as it is stored
 * @param orientation how it has to be turned
 */
record OpenedImage(EncodedImage image, Orientation orientation) {
    /** The longest array that every JVM can make, in pixels of three bytes. */
    private static final long MAX_ARRAY_PIXELS = (Integer.MAX_VALUE - 8) / 3;

    /**
     * As many pixels as a side of a JPEG or GIF image can have, or one more. A longer line of pixels packs into a few kilobytes,
     * and resizing takes memory for each pixel of a side.
     */
    private static final int MAX_SIDE = 1 << 16;

    OpenedImage {
        requireNonNull(image, "image is null");
        requireNonNull(orientation, "orientation is null");
    }

    /**
     * Reads the header of a file.
     *
     * @throws TesseraException INVALID_MEDIA, UNSUPPORTED_MEDIA or MEDIA_TOO_LARGE
     */
    static OpenedImage of(byte[] bytes, OpenCv openCv, JavacvConfig config) {
        ImageBytes file = new ImageBytes(bytes);
        EncodedImage image = ImageFormat.of(file).open(file, openCv);
        requireAllowed(image, config);
        return new OpenedImage(image, image.orientation());
    }

    private static void requireAllowed(EncodedImage image, JavacvConfig config) {
        long pixels = (long) image.width() * image.height();
        long limit = maxPixels(config);
        if (pixels > limit) {
            throw new TesseraException(
                    MEDIA_TOO_LARGE,
                    "the image has %d x %d = %d pixels, but the limit is %d (javacv.max-image-pixels)"
                            .formatted(image.width(), image.height(), pixels, limit));
        }
        requireSides("the image has", image.width(), image.height());
    }

    /**
     * Checks the sides of a picture, that of a video among them.
     *
     * @param what the beginning of the message, such as "the image has"
     */
    static void requireSides(String what, int width, int height) {
        if (Math.max(width, height) > MAX_SIDE) {
            throw new TesseraException(
                    MEDIA_TOO_LARGE,
                    "%s %d x %d pixels, but the limit of a side is %d".formatted(what, width, height, MAX_SIDE));
        }
    }

    /** How many pixels a picture may have, that of a video among them. */
    static long maxPixels(JavacvConfig config) {
        return config.maxImagePixels() == 0 ? MAX_ARRAY_PIXELS : Math.min(config.maxImagePixels(), MAX_ARRAY_PIXELS);
    }

    /** Width in pixels when upright. */
    int width() {
        return orientation.swapsSides() ? image.height() : image.width();
    }

    /** Height in pixels when upright. */
    int height() {
        return orientation.swapsSides() ? image.width() : image.height();
    }

    ImageItem decode(Background background) {
        byte[] rgb = orientation.apply(image.decode(background), image.width(), image.height());
        return new ImageItem(width(), height(), rgb);
    }
}
