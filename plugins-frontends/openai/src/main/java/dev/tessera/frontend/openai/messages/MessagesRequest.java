package dev.tessera.frontend.openai.messages;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.call.TextRequest;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;

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

    @Override
    public GenerationStream start(InferenceService service) {
        return MessagesFields.NAMES.in(() -> service.generate(generation));
    }
}
