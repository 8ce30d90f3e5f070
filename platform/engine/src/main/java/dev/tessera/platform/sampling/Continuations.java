package dev.tessera.platform.sampling;

import dev.tessera.spi.error.TesseraException;
import java.util.List;

/**
 * How a beam may go on.
 *
 * @param candidates tokens that may come next, likeliest first
 * @param reported the tokens to be named beside the one that comes, likeliest first
 */
public record Continuations(List<ScoredToken> candidates, List<ScoredToken> reported) {
    public Continuations {
        candidates = List.copyOf(candidates);
        reported = List.copyOf(reported);
    }

    /**
     * The likeliest tokens after a beam.
     *
     * @param candidates how many may come next
     * @param reported how many are named beside the one that comes
     * @throws TesseraException BACKEND_FAILED where the scores are no numbers
     */
    public static Continuations of(TokenScores scores, int candidates, int reported) {
        Sampler.requireFinite(scores.likeliest().logit(0));
        LogProbabilities logprobs = new LogProbabilities(scores);
        return new Continuations(logprobs.likeliest(candidates), logprobs.likeliest(reported));
    }
}
