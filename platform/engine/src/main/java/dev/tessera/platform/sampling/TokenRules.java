package dev.tessera.platform.sampling;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import java.util.Collection;
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

    /**
     * Checks that the request names only tokens that the model has. Ending tokens may be others, for then none comes.
     *
     * @throws TesseraException INVALID_REQUEST that names the field and the token
     */
    public void requireWithin(int vocabularySize) {
        requireWithin("logit_bias", logitBias.keySet(), vocabularySize);
        requireWithin("allowed_token_ids", allowedTokenIds, vocabularySize);
    }

    private static void requireWithin(String field, Collection<Integer> tokenIds, int vocabularySize) {
        for (int tokenId : tokenIds) {
            if (tokenId >= vocabularySize) {
                throw new TesseraException(
                                INVALID_REQUEST,
                                "%s names the token %d, but the model has %d tokens"
                                        .formatted(field, tokenId, vocabularySize))
                        .withParameter(field);
            }
        }
    }
}
