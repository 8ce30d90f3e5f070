package dev.tessera.platform.sampling;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.SamplingParameters;
import java.util.Optional;

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
 * @param rules what holds of single tokens
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
        TokenRules rules) {
    /** As in vLLM, what is colder is as good as 0. */
    private static final double COLDEST = 1e-5;
    /** As in vLLM, what is colder than this but not 0 is made so warm, or differences of logits would overflow. */
    private static final double COLD = 1e-2;

    public SamplingSettings {
        requireNonNull(seed, "seed is null");
        requireNonNull(rules, "rules is null");
    }

    /** The same, with another seed where there is none. */
    public SamplingSettings orSeed(Optional<Long> otherwise) {
        return new SamplingSettings(
                temperature,
                topP,
                topK,
                minP,
                repetitionPenalty,
                presencePenalty,
                frequencyPenalty,
                seed.or(() -> otherwise),
                rules);
    }

    /** Whether the likeliest token is picked, without chance. */
    public boolean isGreedy() {
        return temperature < COLDEST;
    }

    /** What logits are multiplied by, in the 32 bits in which devices do it; 1 where chance has no part. */
    public float inverseTemperature() {
        return isGreedy() ? 1 : (float) (1 / Math.max(temperature, COLD));
    }
}
