package dev.tessera.frontend.openai.responses;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.call.TextRequest;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;

/**
 * A request for a response.
 *
 * @param generation what the engine is asked
 * @param repeated what the answer repeats
 * @param streamed whether the answer is sent as it comes
 * @param requestId names the call
 */
record ResponsesRequest(GenerationRequest generation, RepeatedFields repeated, boolean streamed, String requestId)
        implements TextRequest {
    ResponsesRequest {
        requireNonNull(generation, "generation is null");
        requireNonNull(repeated, "repeated is null");
        requireNonNull(requestId, "requestId is null");
    }

    @Override
    public GenerationStream start(InferenceService service) {
        return ResponsesFields.NAMES.in(() -> service.generate(generation));
    }
}
