package dev.tessera.frontend.openai.completion;

import dev.tessera.frontend.openai.answer.Logprob;
import dev.tessera.frontend.openai.answer.TokenNames;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.TokenLogprobs.Candidate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Log-probabilities as completions write them: lists with an element for each token.
 *
 * @param textOffset number of characters before the token
 * @param topLogprobs by the name of a token; of tokens with one name, the likeliest
 */
record TextLogprobs(
        List<Integer> textOffset,
        List<Double> tokenLogprobs,
        List<String> tokens,
        List<Map<String, Double>> topLogprobs) {
    /** @param offset number of characters before the first of these tokens */
    static TextLogprobs of(List<Token> tokens, TokenNames names, int offset) {
        List<Integer> offsets = new ArrayList<>();
        List<Double> chosen = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<Map<String, Double>> top = new ArrayList<>();
        int position = offset;
        for (Token token : tokens) {
            if (token.logprobs().isPresent()) {
                TokenLogprobs logprobs = token.logprobs().get();
                offsets.add(position);
                chosen.add(Logprob.finite(logprobs.chosen()));
                texts.add(names.of(logprobs.chosen()));
                top.add(alternatives(logprobs, names));
                position += logprobs.chosen().text().length();
            }
        }
        return new TextLogprobs(offsets, chosen, texts, top);
    }

    /** Number of characters of these tokens, each by itself. */
    static int length(List<Token> tokens) {
        return tokens.stream()
                .flatMap(token -> token.logprobs().stream())
                .mapToInt(logprobs -> logprobs.chosen().text().length())
                .sum();
    }

    private static Map<String, Double> alternatives(TokenLogprobs logprobs, TokenNames names) {
        Map<String, Double> alternatives = new LinkedHashMap<>();
        for (Candidate candidate : logprobs.likeliest()) {
            alternatives.putIfAbsent(names.of(candidate), Logprob.finite(candidate));
        }
        alternatives.putIfAbsent(names.of(logprobs.chosen()), Logprob.finite(logprobs.chosen()));
        return alternatives;
    }
}
