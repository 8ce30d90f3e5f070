package dev.tessera.frontend.openai.call;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ServedModel;

/** Reads the bodies of one endpoint. Thread-safe. */
@FunctionalInterface
public interface CallReader {
    /**
     * Reads one.
     *
     * @param model the one that answers, for which the body is
     * @throws TesseraException INVALID_REQUEST, REQUEST_TOO_LARGE
     */
    GenerationCall read(RequestObject body, Caller caller, ServedModel model);
}
