package dev.tessera.api;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.StopMatch;
import dev.tessera.spi.generation.TokenLogprobs;
import java.util.List;
import java.util.Optional;

/**
 * One of the answers to a request.
 *
 * @param text the answer, without what stopped it
 * @param tokenIds its tokens
 * @param logprobs for each token; empty where they were not asked for
 * @param finishReason why it ended
 * @param stop which of the request's own stop texts or tokens ended it
 */
public record Choice(
        String text,
        List<Integer> tokenIds,
        List<TokenLogprobs> logprobs,
        FinishReason finishReason,
        Optional<StopMatch> stop) {
    public Choice {
        requireNonNull(text, "text is null");
        tokenIds = List.copyOf(tokenIds);
        logprobs = List.copyOf(logprobs);
        requireNonNull(finishReason, "finishReason is null");
        requireNonNull(stop, "stop is null");
    }
}
