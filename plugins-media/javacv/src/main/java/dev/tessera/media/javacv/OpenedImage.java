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
 * An image whose header has been read and is within the limit, and whose pixels have not.
 *
 * @param image as it is stored
 * @param orientation how it has to be turned
 */
record OpenedImage(EncodedImage image, Orientation orientation) {
    /** The longest array that every JVM can make, in pixels of three bytes. */
    private static final long MAX_ARRAY_PIXELS = (Integer.MAX_VALUE - 8) / 3;

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
