package dev.tessera.frontend.openai.call;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ServedModel;

/** Reads the bodies of one endpoint. Thread-safe. */
@FunctionalInterface
public interface CallReader {
    /**
     * Reads one.
     *
     * @throws TesseraException INVALID_REQUEST, REQUEST_TOO_LARGE, UNKNOWN_NAME
     */
    GenerationCall read(byte[] body, Caller caller, ServedModel model);
}
