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
 * @param length number of characters of the text that are the token's, as clients count them that know no surrogates
 */
record LikelyPosition(Candidate token, Optional<TokenLogprobs> logprobs, int length) {
    private static final String REPLACEMENT = "\uFFFD";

    LikelyPosition {
        requireNonNull(token, "token is null");
        requireNonNull(logprobs, "logprobs is null");
    }

    /**
     * Those of generated tokens.
     *
     * @param skipSpecialTokens whether the text has no special tokens
     */
    static List<LikelyPosition> of(List<Token> tokens, boolean skipSpecialTokens) {
        return tokens.stream()
                .flatMap(token -> token.logprobs().stream())
                .map(logprobs ->
                        of(logprobs, !(skipSpecialTokens && logprobs.chosen().special())))
                .toList();
    }

    /**
     * Those of a prompt; none where it is not known how likely it was.
     *
     * @param texts tells the text of tokens
     */
    static List<LikelyPosition> of(AnsweredPrompt prompt, Function<List<Integer>, String> texts) {
        List<LikelyPosition> positions = new ArrayList<>();
        if (prompt.logprobs().isEmpty() || prompt.tokenIds().isEmpty()) {
            return positions;
        }
        LikelyPosition first = first(prompt, texts);
        positions.add(first);
        int end = first.length() == 0 ? 0 : first.token().text().length();
        for (Optional<TokenLogprobs> position : prompt.logprobs().get().positions()) {
            if (position.isPresent()) {
                Candidate token = position.get().chosen();
                // special tokens may stand in a prompt, or be put round it
                boolean shown = !token.special() || prompt.text().startsWith(token.text(), end);
                positions.add(of(position.get(), shown));
                end += shown ? token.text().length() : 0;
            }
        }
        return positions;
    }

    private static LikelyPosition first(AnsweredPrompt prompt, Function<List<Integer>, String> texts) {
        int id = prompt.tokenIds().getFirst();
        String text = texts.apply(List.of(id));
        String completed = text.endsWith(REPLACEMENT) ? "" : text;
        return new LikelyPosition(
                new Candidate(id, completed, Double.NaN),
                Optional.empty(),
                isBefore(completed, prompt) ? 0 : characters(completed));
    }

    /** Whether the first token was put before the text, which begins with one after it. */
    private static boolean isBefore(String first, AnsweredPrompt prompt) {
        return !prompt.text().startsWith(first)
                && prompt.logprobs().stream()
                        .flatMap(known -> known.positions().stream().flatMap(Optional::stream))
                        .map(position -> position.chosen().text())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .filter(prompt.text()::startsWith)
                        .isPresent();
    }

    /** Number of characters of these tokens. */
    static int length(List<LikelyPosition> positions) {
        return positions.stream().mapToInt(LikelyPosition::length).sum();
    }

    private static LikelyPosition of(TokenLogprobs logprobs, boolean shown) {
        return new LikelyPosition(
                logprobs.chosen(),
                Optional.of(logprobs),
                shown ? characters(logprobs.chosen().text()) : 0);
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
