package dev.tessera.frontend.openai.call;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;

/** A request for text that has been read. */
public interface TextRequest {
    /**
     * What the engine is asked.
     *
     * @throws TesseraException INVALID_REQUEST where that is more than one request
     */
    GenerationRequest generation();

    /**
     * Asks the engine. Closing the stream is the caller's.
     *
     * @throws TesseraException where the request cannot be started
     */
    default GenerationStream start(InferenceService service) {
        return service.generate(generation());
    }

    /** Whether the answer is sent as it comes. */
    boolean streamed();

    /** Names the call in the answer's id and in the log. */
    String requestId();
}
