package dev.tessera.frontend.openai.completion;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.answer.TokenNames;
import dev.tessera.frontend.openai.request.StreamOptions;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.List;
import java.util.Optional;

/**
 * A request for a completion.
 *
 * @param generations what the engine is asked, for each prompt
 * @param returnTokenIds whether the answer has the ids of the prompts' and its own tokens
 * @param tokenNames how log-probabilities name tokens
 * @param streaming whether and how the answer is sent as it comes
 * @param requestId the id that the client gave the request
 */
record CompletionRequest(
        List<GenerationRequest> generations,
        boolean returnTokenIds,
        TokenNames tokenNames,
        StreamOptions streaming,
        Optional<String> requestId) {
    CompletionRequest {
        generations = List.copyOf(generations);
        requireNonNull(tokenNames, "tokenNames is null");
        requireNonNull(streaming, "streaming is null");
        requireNonNull(requestId, "requestId is null");
    }

    /** How tokens are chosen, whatever the prompt. */
    SamplingParameters sampling() {
        return generations.getFirst().sampling();
    }
}
