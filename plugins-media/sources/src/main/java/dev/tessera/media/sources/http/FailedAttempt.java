package dev.tessera.media.sources.http;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;

/** A fetch failed in a way that may pass. */
final class FailedAttempt extends Exception {
    private final transient ErrorCode code;

    FailedAttempt(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = requireNonNull(code, "code is null");
    }

    /** The error to give up with. */
    TesseraException toException(int attempts) {
        String message = attempts == 1 ? getMessage() : "%s (%d attempts)".formatted(getMessage(), attempts);
        return new TesseraException(code, message, this);
    }
}
