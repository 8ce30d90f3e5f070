package dev.tessera.platform.sampling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Words that must not be written, as tokens. As in vLLM, a word is meant at the beginning of a text and after a space; the
 * latter only where the space becomes part of its first token.
 *
 * @param sequences the words' tokens, each at least one
 */
public record BadWords(List<List<Integer>> sequences) {
    public BadWords {
        sequences = sequences.stream().map(List::copyOf).toList();
        if (sequences.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a bad word has at least one token");
        }
    }

    public static BadWords none() {
        return new BadWords(List.of());
    }

    /** @param tokenizer without tokens of its own round the text */
    public static BadWords of(List<String> words, Function<String, List<Integer>> tokenizer) {
        List<List<Integer>> sequences = new ArrayList<>();
        for (String word : words) {
            List<Integer> first = tokenizer.apply(word.stripLeading());
            List<Integer> inner = tokenizer.apply(" " + word.stripLeading());
            sequences.add(first);
            if (first.isEmpty()
                    || (inner.size() == first.size() && !inner.getFirst().equals(first.getFirst()))) {
                sequences.add(inner);
            }
        }
        sequences.removeIf(List::isEmpty);
        return new BadWords(sequences);
    }

    /** The tokens that would complete a word after the ones generated so far. */
    Set<Integer> completing(List<Integer> generated) {
        Set<Integer> completing = new HashSet<>();
        for (List<Integer> sequence : sequences) {
            int before = sequence.size() - 1;
            if (before <= generated.size()
                    && generated
                            .subList(generated.size() - before, generated.size())
                            .equals(sequence.subList(0, before))) {
                completing.add(sequence.getLast());
            }
        }
        return completing;
    }
}
