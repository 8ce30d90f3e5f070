package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.sampling.LogProbabilities;
import dev.tessera.platform.sampling.ScoredToken;
import dev.tessera.platform.sampling.TokenScores;
import dev.tessera.platform.tokenizer.TokenText;
import dev.tessera.platform.tokenizer.TokenTexts;
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
     * @param texts those of the tokens before, to which that of the token is added
     */
    TokenLogprobs of(TokenScores scores, int token, int alternatives, TokenTexts texts) {
        LogProbabilities logprobs = new LogProbabilities(scores);
        return of(logprobs.of(token), logprobs.likeliest(alternatives), texts);
    }

    /**
     * What is reported of one position.
     *
     * @param chosen the token that stands there
     * @param likeliest the tokens that are named beside it
     * @param texts those of the tokens before, to which that of the token is added
     */
    TokenLogprobs of(ScoredToken chosen, List<ScoredToken> likeliest, TokenTexts texts) {
        List<TokenLogprobs.Candidate> others = likeliest.stream()
                .map(token -> candidate(token, texts.peek(token.id())))
                .toList();
        return new TokenLogprobs(candidate(chosen, texts.add(chosen.id())), chosen.rank(), others);
    }

    /**
     * The texts of tokens that follow these, at least one, in a prompt.
     *
     * @param skipSpecialTokens whether the prompt's text is one without special tokens
     */
    TokenTexts after(List<Integer> tokenIds, boolean skipSpecialTokens) {
        return TokenTexts.after(tokenIds, tokenizer, skipSpecialTokens);
    }

    private static TokenLogprobs.Candidate candidate(ScoredToken token, TokenText text) {
        return new TokenLogprobs.Candidate(token.id(), text.text(), text.bytes(), text.special(), token.logprob());
    }
}
