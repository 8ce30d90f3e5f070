package dev.tessera.frontend.openai.completion;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.call.TextRequest;
import dev.tessera.frontend.openai.request.StreamOptions;
import dev.tessera.spi.generation.GenerationRequest;
import java.util.Optional;

/**
 * A request for a completion.
 *
 * @param generation what the engine is asked
 * @param returnTokenIds whether the answer has the ids of the prompt's and its own tokens
 * @param streaming whether and how the answer is sent as it comes
 * @param requestId the id that the client gave the request
 */
record CompletionRequest(
        GenerationRequest generation, boolean returnTokenIds, StreamOptions streaming, Optional<String> requestId)
        implements TextRequest {
    CompletionRequest {
        requireNonNull(generation, "generation is null");
        requireNonNull(streaming, "streaming is null");
        requireNonNull(requestId, "requestId is null");
    }

    @Override
    public boolean streamed() {
        return streaming.streamed();
    }
}
