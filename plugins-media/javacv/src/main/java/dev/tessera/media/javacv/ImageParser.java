package dev.tessera.media.javacv;

import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static java.util.Objects.requireNonNull;

import dev.tessera.media.javacv.codec.OpenCv;
import dev.tessera.media.javacv.image.EncodedImage;
import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.Orientation;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.ModalityParser;
import jakarta.inject.Inject;

/**
 * Decodes images as Pillow does with vLLM's loading: upright by EXIF, transparency over a background, 8 bits, RGB. Of
 * animations, the first frame. Safe for use by many threads.
 */
public final class ImageParser implements ModalityParser {
    /** The longest array that every JVM can make, in pixels of three bytes. */
    private static final long MAX_ARRAY_PIXELS = (Integer.MAX_VALUE - 8) / 3;

    private final JavacvConfig config;
    private final OpenCv openCv = new OpenCv();

    @Inject
    public ImageParser(JavacvConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    @Override
    public Modality modality() {
        return Modality.IMAGE;
    }

    @Override
    public ImageItem parse(EncodedMedia media, JsonObject options) {
        ImageOptions imageOptions = ImageOptions.read(options, config.background());
        ImageBytes file = new ImageBytes(media.bytes());
        EncodedImage image = ImageFormat.of(file).open(file, openCv);
        int width = image.width();
        int height = image.height();
        requireAllowed(width, height);
        Orientation orientation = image.orientation();
        byte[] rgb = orientation.apply(image.decode(imageOptions.background()), width, height);
        return orientation.swapsSides() ? new ImageItem(height, width, rgb) : new ImageItem(width, height, rgb);
    }

    private void requireAllowed(int width, int height) {
        long pixels = (long) width * height;
        long limit =
                config.maxImagePixels() == 0 ? MAX_ARRAY_PIXELS : Math.min(config.maxImagePixels(), MAX_ARRAY_PIXELS);
        if (pixels > limit) {
            throw new TesseraException(
                    MEDIA_TOO_LARGE,
                    "the image has %d x %d = %d pixels, but the limit is %d (javacv.max-image-pixels)"
                            .formatted(width, height, pixels, limit));
        }
    }
}
