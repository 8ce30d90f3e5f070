package dev.tessera.platform.sampling;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.IntStream;

/** Natural logarithms of the probabilities at one position, before penalties and temperature. */
public final class LogProbabilities {
    private final TokenScores scores;

    public LogProbabilities(TokenScores scores) {
        this.scores = requireNonNull(scores, "scores is null");
    }

    public ScoredToken of(int tokenId) {
        return new ScoredToken(
                tokenId, (double) scores.logit(tokenId) - scores.likeliest().logit(0) - scores.logTotal());
    }

    /** The likeliest tokens, likeliest first and of equals the lower id first; all where there are fewer. */
    public List<ScoredToken> likeliest(int count) {
        RankedTokens tokens = scores.likeliest();
        if (count > tokens.size() && tokens.size() < scores.vocabularySize()) {
            tokens = RankedTokens.first(count, scores.logits());
        }
        return IntStream.range(0, Math.min(count, tokens.size()))
                .map(tokens::id)
                .mapToObj(this::of)
                .toList();
    }
}
