package dev.tessera.platform.engine;

import static dev.tessera.platform.engine.TestingSearch.PROMPT;
import static dev.tessera.platform.engine.TestingWords.END;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rates all answers that a small network can give, as vLLM rates those of a beam search. */
final class ExhaustiveSearch {
    private record Rated(List<Integer> tokens, double rating) {}

    private final TestingNetwork network;
    private final int maxTokens;
    private final double lengthPenalty;
    private final List<Rated> answers = new ArrayList<>();

    ExhaustiveSearch(TestingNetwork network, int maxTokens, double lengthPenalty) {
        this.network = network;
        this.maxTokens = maxTokens;
        this.lengthPenalty = lengthPenalty;
        add(List.of(), 0);
    }

    /** The tokens of the best answers, best first. */
    List<List<Integer>> best(int count) {
        return answers.stream()
                .sorted(Comparator.comparingDouble(Rated::rating).reversed())
                .limit(count)
                .map(Rated::tokens)
                .toList();
    }

    /** Adds all answers that begin with some tokens. */
    private void add(List<Integer> beginning, double logprob) {
        List<Integer> known = new ArrayList<>(PROMPT);
        known.addAll(beginning);
        for (int token = 0; token < TestingNetwork.VOCABULARY; token++) {
            List<Integer> tokens = new ArrayList<>(beginning);
            tokens.add(token);
            double sum = logprob + network.logprob(known, token);
            if (token == END || tokens.size() == maxTokens) {
                int length = known.size() + (token == END ? 0 : 1);
                answers.add(new Rated(tokens, sum / Math.pow(length, lengthPenalty)));
            } else {
                add(tokens, sum);
            }
        }
    }
}
