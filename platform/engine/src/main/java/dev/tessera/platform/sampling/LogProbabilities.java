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
        return new ScoredToken(tokenId, logprob(tokenId), rank(tokenId));
    }

    private double logprob(int tokenId) {
        return (double) scores.logit(tokenId) - scores.likeliest().logit(0) - scores.logTotal();
    }

    /** The place of a token, from 1 for the likeliest; of equal ones the lower id comes first. */
    public int rank(int tokenId) {
        int place = scores.likeliest().rank(tokenId);
        return 1 + (place >= 0 ? place : likelier(tokenId));
    }

    private int likelier(int tokenId) {
        float[] logits = scores.logits();
        int likelier = 0;
        for (int other = 0; other < logits.length; other++) {
            if (logits[other] > logits[tokenId] || (logits[other] == logits[tokenId] && other < tokenId)) {
                likelier++;
            }
        }
        return likelier;
    }

    /** The likeliest tokens, likeliest first and of equals the lower id first; all where there are fewer. */
    public List<ScoredToken> likeliest(int count) {
        RankedTokens tokens = scores.likeliest();
        if (count > tokens.size() && tokens.size() < scores.vocabularySize()) {
            tokens = RankedTokens.first(count, scores.logits());
        }
        RankedTokens first = tokens;
        return IntStream.range(0, Math.min(count, tokens.size()))
                .mapToObj(place -> new ScoredToken(first.id(place), logprob(first.id(place)), place + 1))
                .toList();
    }
}
