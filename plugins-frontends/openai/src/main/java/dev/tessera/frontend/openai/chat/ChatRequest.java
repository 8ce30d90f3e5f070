package dev.tessera.frontend.openai.chat;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.answer.TokenNames;
import dev.tessera.frontend.openai.call.TextRequest;
import dev.tessera.frontend.openai.request.StreamOptions;
import dev.tessera.spi.generation.GenerationRequest;

/**
 * A request for a chat completion.
 *
 * @param generation what the engine is asked
 * @param role whose message the answer is: the assistant's, or that of the message which is continued
 * @param echoed what the answer begins with before anything is generated: the last message where it is repeated, or nothing
 * @param returnPromptText whether the answer has the rendered prompt
 * @param returnTokenIds whether the answer has the ids of the prompt's and its own tokens
 * @param tokenNames how log-probabilities name tokens
 * @param streaming whether and how the answer is sent as it comes
 * @param requestId names the call
 */
record ChatRequest(
        GenerationRequest generation,
        String role,
        String echoed,
        boolean returnPromptText,
        boolean returnTokenIds,
        TokenNames tokenNames,
        StreamOptions streaming,
        String requestId)
        implements TextRequest {
    ChatRequest {
        requireNonNull(generation, "generation is null");
        requireNonNull(role, "role is null");
        requireNonNull(echoed, "echoed is null");
        requireNonNull(tokenNames, "tokenNames is null");
        requireNonNull(streaming, "streaming is null");
        requireNonNull(requestId, "requestId is null");
    }

    @Override
    public boolean streamed() {
        return streaming.streamed();
    }
}
