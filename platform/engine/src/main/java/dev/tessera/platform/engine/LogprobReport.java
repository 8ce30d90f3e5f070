package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.sampling.LogProbabilities;
import dev.tessera.platform.sampling.ScoredToken;
import dev.tessera.platform.sampling.TokenScores;
import dev.tessera.platform.tokenizer.Tokenizer;
import dev.tessera.spi.generation.TokenLogprobs;
import java.util.List;

/** Says how likely tokens were, with their texts. */
final class LogprobReport {
    private final Tokenizer tokenizer;

    LogprobReport(Tokenizer tokenizer) {
        this.tokenizer = requireNonNull(tokenizer, "tokenizer is null");
    }

    /**
     * What is reported of one position.
     *
     * @param token the token that stands there
     * @param alternatives how many of the likeliest are named beside it
     */
    TokenLogprobs of(TokenScores scores, int token, int alternatives) {
        LogProbabilities logprobs = new LogProbabilities(scores);
        return of(logprobs.of(token), logprobs.likeliest(alternatives));
    }

    /**
     * What is reported of one position.
     *
     * @param chosen the token that stands there
     * @param likeliest the tokens that are named beside it
     */
    TokenLogprobs of(ScoredToken chosen, List<ScoredToken> likeliest) {
        return new TokenLogprobs(
                candidate(chosen),
                chosen.rank(),
                likeliest.stream().map(this::candidate).toList());
    }

    private TokenLogprobs.Candidate candidate(ScoredToken token) {
        return new TokenLogprobs.Candidate(token.id(), tokenizer.decode(List.of(token.id()), false), token.logprob());
    }
}
