package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.sampling.LogProbabilities;
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
        return new TokenLogprobs(
                candidate(logprobs, token),
                logprobs.rank(token),
                logprobs.likeliest(alternatives).stream()
                        .map(other -> candidate(logprobs, other))
                        .toList());
    }

    private TokenLogprobs.Candidate candidate(LogProbabilities logprobs, int token) {
        return new TokenLogprobs.Candidate(token, tokenizer.decode(List.of(token), false), logprobs.of(token));
    }
}
