package dev.tessera.platform.engine;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static dev.tessera.spi.error.StandardErrors.OUT_OF_MEMORY;

import dev.tessera.spi.error.TesseraException;

/** What is said of a failure of the engine's thread. */
final class EngineFailure {
    private EngineFailure() {}

    static TesseraException of(Throwable cause) {
        return switch (cause) {
            case TesseraException e -> e;
            case OutOfMemoryError e -> new TesseraException(OUT_OF_MEMORY, "there is not enough memory", e);
            case null, default -> new TesseraException(INTERNAL_ERROR, "the engine failed", cause);
        };
    }
}
