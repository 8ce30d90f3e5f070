package dev.tessera.spi.generation;

import dev.tessera.spi.error.TesseraException;

/** The engine as frontends see it. Thread-safe. */
public interface InferenceService {
    /** What is served. */
    ServedModel model();

    /**
     * Starts a request. Media is fetched and the prompt prepared on the calling thread, so that what is wrong with a request
     * is known before its stream exists.
     *
     * @throws TesseraException USER_ERROR, LIMIT or another type, where the request cannot be started
     */
    GenerationStream generate(GenerationRequest request);
}
