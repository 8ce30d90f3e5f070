package dev.tessera.frontend.openai.completion;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.answer.TokenNames;
import dev.tessera.frontend.openai.call.TextRequest;
import dev.tessera.frontend.openai.request.StreamOptions;
import dev.tessera.frontend.openai.stream.MergedStream;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.List;
import java.util.Optional;

/**
 * A request for a completion.
 *
 * @param generations what the engine is asked, for each prompt; at least one
 * @param echo whether the answer repeats its prompt
 * @param promptLogprobs how many alternatives to each token of its prompt the answer names, apart from what it repeats
 * @param returnTokenIds whether the answer has the ids of the prompts' and its own tokens
 * @param tokenNames how log-probabilities name tokens
 * @param streaming whether and how the answer is sent as it comes
 * @param requestId names the call
 */
record CompletionRequest(
        List<GenerationRequest> generations,
        EchoMode echo,
        Optional<Integer> promptLogprobs,
        boolean returnTokenIds,
        TokenNames tokenNames,
        StreamOptions streaming,
        String requestId)
        implements TextRequest {
    CompletionRequest {
        generations = List.copyOf(generations);
        requireNonNull(echo, "echo is null");
        requireNonNull(promptLogprobs, "promptLogprobs is null");
        requireNonNull(tokenNames, "tokenNames is null");
        requireNonNull(streaming, "streaming is null");
        requireNonNull(requestId, "requestId is null");
    }

    /** How tokens are chosen, whatever the prompt. */
    SamplingParameters sampling() {
        return generations.getFirst().sampling();
    }

    @Override
    public GenerationRequest generation() {
        if (generations.size() > 1) {
            throw new TesseraException(
                            INVALID_REQUEST,
                            "prompt has %d prompts, but must be one by itself here".formatted(generations.size()))
                    .withParameter("prompt");
        }
        return generations.getFirst();
    }

    @Override
    public GenerationStream start(InferenceService service) {
        GenerationStream stream =
                generations.size() == 1 ? service.generate(generation()) : MergedStream.start(service, generations);
        return echo == EchoMode.NONE ? stream : new DecodedPrompts(stream, service);
    }

    @Override
    public boolean streamed() {
        return streaming.streamed();
    }
}
