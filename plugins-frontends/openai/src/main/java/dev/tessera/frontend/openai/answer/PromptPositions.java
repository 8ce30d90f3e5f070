package dev.tessera.frontend.openai.answer;

import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.TokenLogprobs.Candidate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code prompt_logprobs} as vLLM writes them: for each position, what could stand there by token id. */
public final class PromptPositions {
    private PromptPositions() {}

    /**
     * A token that could stand at a position.
     *
     * @param rank from 1 for the likeliest
     * @param decodedToken what it adds to the text
     */
    public record Position(double logprob, int rank, String decodedToken) {}

    /** One map for each token of the prompt; nothing for the first, which nothing comes before. */
    public static List<Optional<Map<Integer, Position>>> of(PromptLogprobs logprobs) {
        return logprobs.positions().stream()
                .map(position -> position.map(PromptPositions::candidates))
                .toList();
    }

    private static Map<Integer, Position> candidates(TokenLogprobs logprobs) {
        Map<Integer, Position> candidates = new LinkedHashMap<>();
        candidates.put(logprobs.chosen().id(), position(logprobs.chosen(), logprobs.rank()));
        int rank = 1;
        for (Candidate candidate : logprobs.likeliest()) {
            candidates.put(candidate.id(), position(candidate, rank));
            rank++;
        }
        return candidates;
    }

    private static Position position(Candidate candidate, int rank) {
        return new Position(Logprob.finite(candidate), rank, candidate.text());
    }
}
