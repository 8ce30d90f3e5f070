package dev.tessera.spi.generation;

import static dev.tessera.spi.generation.Limits.requireRange;
import static dev.tessera.spi.generation.Limits.requireTexts;
import static dev.tessera.spi.generation.Limits.requireTokenIds;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a request says about single tokens, whatever the network thinks of them.
 *
 * @param logitBias added to the scores of tokens, -100 to 100 each
 * @param badWords texts that are not written, neither at the beginning of a word nor within one
 * @param allowedTokenIds the only tokens that are chosen; empty is all
 */
public record TokenConstraints(Map<Integer, Double> logitBias, List<String> badWords, Set<Integer> allowedTokenIds) {
    /** Most tokens whose score is changed. */
    public static final int MAX_BIASES = 1024;
    /** Most bad words; each is held against every token. */
    public static final int MAX_BAD_WORDS = 256;
    /** Longest bad word, in characters. */
    public static final int MAX_WORD_LENGTH = 256;
    /** Most allowed tokens. */
    public static final int MAX_ALLOWED_TOKENS = 1 << 16;

    public TokenConstraints {
        logitBias = Map.copyOf(logitBias);
        badWords = List.copyOf(badWords);
        allowedTokenIds = Set.copyOf(allowedTokenIds);
        requireTokenIds("logit_bias", logitBias.keySet(), MAX_BIASES);
        logitBias.values().forEach(bias -> requireRange("logit_bias", bias, -100, 100));
        requireTexts("bad_words", badWords, MAX_BAD_WORDS, MAX_WORD_LENGTH);
        requireTokenIds("allowed_token_ids", allowedTokenIds, MAX_ALLOWED_TOKENS);
    }
}
