package dev.tessera.platform.sampling;

import dev.tessera.spi.generation.SamplingParameters;
import java.util.Optional;
import java.util.Set;

/**
 * How the tokens of one request are chosen, with nothing left open. The ranges are those of {@link SamplingParameters}.
 *
 * @param temperature 0 picks the likeliest token
 * @param topP least probability mass to choose from
 * @param topK most tokens to choose from; 0 is all
 * @param minP least probability relative to the likeliest token
 * @param repetitionPenalty divides the score of tokens in the prompt or the answer
 * @param presencePenalty subtracted from the score of tokens in the answer
 * @param frequencyPenalty the same times the number of occurrences
 * @param seed makes the choice repeatable
 * @param minTokens tokens before which none of the ending tokens is chosen
 * @param endingTokenIds tokens that end the answer
 */
public record SamplingSettings(
        double temperature,
        double topP,
        int topK,
        double minP,
        double repetitionPenalty,
        double presencePenalty,
        double frequencyPenalty,
        Optional<Long> seed,
        int minTokens,
        Set<Integer> endingTokenIds) {
    public SamplingSettings {
        endingTokenIds = Set.copyOf(endingTokenIds);
    }
}
