package dev.tessera.api;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.TokenLogprobs;
import java.util.Optional;

/**
 * What an answer grows by: a token, or at its end what was held back. The texts of all make up the answer.
 *
 * @param choice which of the request's answers it belongs to, from zero
 * @param text empty while a character is incomplete, or may yet belong to a stop text
 * @param tokenId empty at the end
 * @param logprobs where the request asked for them
 * @param finishReason why the answer ended; at the end only
 */
public record Delta(
        int choice,
        String text,
        Optional<Integer> tokenId,
        Optional<TokenLogprobs> logprobs,
        Optional<FinishReason> finishReason) {
    public Delta {
        requireNonNull(text, "text is null");
        requireNonNull(tokenId, "tokenId is null");
        requireNonNull(logprobs, "logprobs is null");
        requireNonNull(finishReason, "finishReason is null");
    }
}
