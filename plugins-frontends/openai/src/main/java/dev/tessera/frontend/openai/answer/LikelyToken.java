package dev.tessera.frontend.openai.answer;

import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.TokenLogprobs.Candidate;
import java.util.List;

/**
 * A token that was chosen and how likely it was, as chat completions and responses write it.
 *
 * @param token what it adds to the text, or another name of it
 * @param bytes the UTF-8 that it adds, of incomplete characters too
 * @param topLogprobs the likeliest tokens at its place
 */
public record LikelyToken(String token, double logprob, List<Integer> bytes, List<Alternative> topLogprobs) {
    /** A token that could have been chosen. */
    public record Alternative(String token, double logprob, List<Integer> bytes) {}

    /** One for each token of which it was asked. */
    public static List<LikelyToken> of(List<Token> tokens, TokenNames names) {
        return tokens.stream()
                .flatMap(token -> token.logprobs().stream())
                .map(logprobs -> of(logprobs, names))
                .toList();
    }

    private static LikelyToken of(TokenLogprobs logprobs, TokenNames names) {
        Candidate chosen = logprobs.chosen();
        return new LikelyToken(
                names.of(chosen),
                Logprob.finite(chosen),
                chosen.bytes(),
                logprobs.likeliest().stream()
                        .map(other -> new Alternative(names.of(other), Logprob.finite(other), other.bytes()))
                        .toList());
    }
}
