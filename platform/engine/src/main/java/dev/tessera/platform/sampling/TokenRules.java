package dev.tessera.platform.sampling;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;

/**
 * What holds of single tokens of one request, whatever their logits.
 *
 * @param minTokens tokens before which none of the ending tokens is chosen
 * @param endingTokenIds tokens that end the answer
 * @param logitBias added to the logits of tokens
 * @param badWords what must not be written
 * @param allowedTokenIds the only tokens that are chosen; empty is all
 */
public record TokenRules(
        int minTokens,
        Set<Integer> endingTokenIds,
        Map<Integer, Double> logitBias,
        BadWords badWords,
        Set<Integer> allowedTokenIds) {
    public TokenRules {
        endingTokenIds = Set.copyOf(endingTokenIds);
        logitBias = Map.copyOf(logitBias);
        requireNonNull(badWords, "badWords is null");
        allowedTokenIds = Set.copyOf(allowedTokenIds);
    }
}
