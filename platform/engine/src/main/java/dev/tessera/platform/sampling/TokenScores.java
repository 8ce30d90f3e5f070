package dev.tessera.platform.sampling;

/**
 * The logits of one position, before temperature and penalties. The likeliest tokens and sums over all are at hand; that is
 * all that most requests need. The others may lie on a device until they are asked for. Used by one thread, and no longer than
 * the step's output is open.
 */
public interface TokenScores {
    int vocabularySize();

    /** The likeliest tokens, at least one. */
    RankedTokens likeliest();

    /** {@code log(sum(exp(logit - max)))} over the vocabulary, where max is the largest logit. */
    double logTotal();

    /** {@code log(sum(exp((logit - max) * inverse temperature)))} over the vocabulary, for the temperature of the request. */
    double temperedLogTotal();

    /** The logit of one token. */
    float logit(int tokenId);

    /** All logits, in an array of the caller's own. */
    float[] logits();
}
