package dev.tessera.frontend.openai.completion;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.answer.AnsweredPrompt;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.TokenLogprobs.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A token of a text, and how likely it was.
 *
 * @param logprobs nothing for the first token of a prompt, which nothing comes before
 */
record LikelyPosition(Candidate token, Optional<TokenLogprobs> logprobs) {
    LikelyPosition {
        requireNonNull(token, "token is null");
        requireNonNull(logprobs, "logprobs is null");
    }

    /** Those of generated tokens. */
    static List<LikelyPosition> of(List<Token> tokens) {
        return tokens.stream()
                .flatMap(token -> token.logprobs().stream())
                .map(LikelyPosition::of)
                .toList();
    }

    /**
     * Those of a prompt; none where it is not known how likely it was.
     *
     * @param texts tells the text of tokens
     */
    static List<LikelyPosition> of(AnsweredPrompt prompt, Function<List<Integer>, String> texts) {
        List<LikelyPosition> positions = new ArrayList<>();
        prompt.logprobs()
                .ifPresent(known -> known.positions().stream()
                        .flatMap(Optional::stream)
                        .map(LikelyPosition::of)
                        .forEach(positions::add));
        if (prompt.logprobs().isPresent() && !prompt.tokenIds().isEmpty()) {
            int first = prompt.tokenIds().getFirst();
            positions.addFirst(new LikelyPosition(
                    new Candidate(first, texts.apply(List.of(first)), Double.NaN), Optional.empty()));
        }
        return positions;
    }

    /** Number of characters of these tokens, each by itself. */
    static int length(List<LikelyPosition> positions) {
        return positions.stream().mapToInt(LikelyPosition::length).sum();
    }

    /** Number of characters of the token by itself, as clients count them that know no surrogates. */
    int length() {
        return token.text().codePointCount(0, token.text().length());
    }

    private static LikelyPosition of(TokenLogprobs logprobs) {
        return new LikelyPosition(logprobs.chosen(), Optional.of(logprobs));
    }
}
