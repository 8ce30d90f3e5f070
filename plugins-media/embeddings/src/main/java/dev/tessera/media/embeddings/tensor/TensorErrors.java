package dev.tessera.media.embeddings.tensor;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;

import dev.tessera.spi.error.TesseraException;

/** What can be wrong with a tensor. */
public final class TensorErrors {
    private static final int MAX_QUOTED = 80;

    private TensorErrors() {}

    /** Bytes that are not what their format says. */
    public static TesseraException invalid(String message) {
        return new TesseraException(INVALID_MEDIA, message);
    }

    /** A tensor of a kind that is not read: as wrong as a damaged one, since there is no other model that reads it. */
    public static TesseraException unsupported(String message) {
        return new TesseraException(INVALID_MEDIA, message);
    }

    /** A tensor over a limit. */
    public static TesseraException tooLarge(String message) {
        return new TesseraException(MEDIA_TOO_LARGE, message);
    }

    /** Text of a file in quotes, printable and short, for what a client sends comes back to others in logs. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().limit(MAX_QUOTED).forEach(c -> quoted.append(c >= ' ' && c < 127 && c != '"' ? (char) c : '?'));
        return quoted.append(text.length() > MAX_QUOTED ? "...\"" : "\"").toString();
    }
}
