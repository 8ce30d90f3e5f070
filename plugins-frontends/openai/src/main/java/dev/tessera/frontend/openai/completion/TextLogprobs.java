package dev.tessera.frontend.openai.completion;

import dev.tessera.frontend.openai.answer.Logprob;
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
 * @param topLogprobs by the text of a token; of tokens with one text, the likeliest
 */
record TextLogprobs(
        List<Integer> textOffset,
        List<Double> tokenLogprobs,
        List<String> tokens,
        List<Map<String, Double>> topLogprobs) {
    /** @param offset number of characters before the first of these tokens */
    static TextLogprobs of(List<Token> tokens, int offset) {
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
                texts.add(logprobs.chosen().text());
                top.add(alternatives(logprobs));
                position += logprobs.chosen().text().length();
            }
        }
        return new TextLogprobs(offsets, chosen, texts, top);
    }

    /** Number of characters up to the end of these tokens. */
    int end() {
        return tokens.isEmpty() ? 0 : textOffset.getLast() + tokens.getLast().length();
    }

    private static Map<String, Double> alternatives(TokenLogprobs logprobs) {
        Map<String, Double> alternatives = new LinkedHashMap<>();
        for (Candidate candidate : logprobs.likeliest()) {
            alternatives.putIfAbsent(candidate.text(), Logprob.finite(candidate));
        }
        alternatives.putIfAbsent(logprobs.chosen().text(), Logprob.finite(logprobs.chosen()));
        return alternatives;
    }
}
