package dev.tessera.frontend.openai.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.frontend.openai.answer.Logprob;
import dev.tessera.frontend.openai.answer.TokenNames;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.TokenLogprobs.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Log-probabilities as chat completions write them.
 *
 * @param content one entry for each token
 * @param refusal always empty, for no model refuses in a form of its own; OpenAI's clients expect the member
 */
record ChatLogprobs(List<Entry> content, Optional<List<Entry>> refusal) {
    /**
     * A token that was chosen.
     *
     * @param token its text by itself, or another name of it
     * @param bytes the UTF-8 of its text
     * @param topLogprobs the likeliest tokens at its place
     */
    record Entry(String token, double logprob, List<Integer> bytes, List<Alternative> topLogprobs) {}

    /** A token that could have been chosen. */
    record Alternative(String token, double logprob, List<Integer> bytes) {}

    static ChatLogprobs of(List<Token> tokens, TokenNames names) {
        return new ChatLogprobs(
                tokens.stream()
                        .flatMap(token -> token.logprobs().stream())
                        .map(logprobs -> entry(logprobs, names))
                        .toList(),
                Optional.empty());
    }

    private static Entry entry(TokenLogprobs logprobs, TokenNames names) {
        Candidate chosen = logprobs.chosen();
        return new Entry(
                names.of(chosen),
                Logprob.finite(chosen),
                bytes(chosen),
                logprobs.likeliest().stream()
                        .map(other -> new Alternative(names.of(other), Logprob.finite(other), bytes(other)))
                        .toList());
    }

    private static List<Integer> bytes(Candidate candidate) {
        List<Integer> bytes = new ArrayList<>();
        for (byte value : candidate.text().getBytes(UTF_8)) {
            bytes.add(Byte.toUnsignedInt(value));
        }
        return bytes;
    }
}
