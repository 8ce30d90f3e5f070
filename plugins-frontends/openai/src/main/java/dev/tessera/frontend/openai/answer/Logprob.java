package dev.tessera.frontend.openai.answer;

import dev.tessera.spi.generation.TokenLogprobs.Candidate;

/** Log-probabilities as JSON can have them. */
public final class Logprob {
    /** JSON has no infinity. vLLM's value for a token that cannot be chosen. */
    private static final double LEAST = -9999;

    private Logprob() {}

    public static double finite(Candidate candidate) {
        return Math.max(candidate.logprob(), LEAST);
    }
}
