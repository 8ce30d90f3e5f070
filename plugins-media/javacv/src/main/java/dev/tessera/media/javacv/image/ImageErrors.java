package dev.tessera.media.javacv.image;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;

import dev.tessera.spi.error.TesseraException;
import java.io.EOFException;

/** The errors that images give. */
public final class ImageErrors {
    private static final String TRUNCATED = "the image is truncated";

    private ImageErrors() {}

    public static TesseraException truncated() {
        return new TesseraException(INVALID_MEDIA, TRUNCATED);
    }

    /**
     * Something in the file contradicts its format.
     *
     * @param problem a part of a sentence, such as {@code it has no palette}
     */
    public static TesseraException invalid(String format, String problem) {
        return new TesseraException(INVALID_MEDIA, "the %s image is damaged: %s".formatted(format, problem));
    }

    /** The decoder gave up. Its own words stay in the cause, as they may hold anything. */
    public static TesseraException undecodable(String format, Throwable cause) {
        for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
            if (reason instanceof EOFException) {
                return new TesseraException(INVALID_MEDIA, TRUNCATED, cause);
            }
        }
        return new TesseraException(
                INVALID_MEDIA, "the %s image is damaged: its pixels cannot be decoded".formatted(format), cause);
    }

    /**
     * The file is sound, but of a rare kind.
     *
     * @param kind such as {@code TIFF images with compression 34925}
     */
    public static TesseraException unsupported(String kind) {
        return new TesseraException(UNSUPPORTED_MEDIA, "%s are not supported".formatted(kind));
    }
}
