package dev.tessera.frontend.openai.messages;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.call.TextRequest;
import dev.tessera.spi.generation.GenerationRequest;

/**
 * A request for a message.
 *
 * @param generation what the engine is asked
 * @param streamed whether the answer is sent as it comes
 * @param requestId names the call
 */
record MessagesRequest(GenerationRequest generation, boolean streamed, String requestId) implements TextRequest {
    MessagesRequest {
        requireNonNull(generation, "generation is null");
        requireNonNull(requestId, "requestId is null");
    }
}
