package dev.tessera.frontend.openai.call;

import dev.tessera.spi.generation.GenerationRequest;
import java.util.Optional;

/** A request for text that has been read. */
public interface TextRequest {
    /** What the engine is asked. */
    GenerationRequest generation();

    /** Whether the answer is sent as it comes. */
    boolean streamed();

    /** The id that the client gave the request. */
    Optional<String> requestId();
}
