package dev.tessera.frontend.openai.completion;

import dev.tessera.frontend.openai.answer.Logprob;
import dev.tessera.frontend.openai.answer.TokenNames;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.TokenLogprobs.Candidate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Log-probabilities as completions write them: lists with an element for each token.
 *
 * @param textOffset number of characters before the token
 * @param tokenLogprobs nothing for the first token of a prompt
 * @param topLogprobs by the name of a token; of tokens with one name, the likeliest; nothing for the first token of a prompt
 */
record TextLogprobs(
        List<Integer> textOffset,
        List<Optional<Double>> tokenLogprobs,
        List<String> tokens,
        List<Optional<Map<String, Double>>> topLogprobs) {
    /** @param offset number of characters before the first of these tokens */
    static TextLogprobs of(List<LikelyPosition> positions, TokenNames names, int offset) {
        List<Integer> offsets = new ArrayList<>();
        int next = offset;
        for (LikelyPosition position : positions) {
            offsets.add(next);
            next += position.length();
        }
        return new TextLogprobs(
                offsets,
                positions.stream()
                        .map(position -> position.logprobs().map(logprobs -> Logprob.finite(logprobs.chosen())))
                        .toList(),
                positions.stream().map(position -> names.of(position.token())).toList(),
                positions.stream()
                        .map(position -> position.logprobs().map(logprobs -> alternatives(logprobs, names)))
                        .toList());
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
