package dev.tessera.spi.generation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Log-probabilities at one position, before temperature and penalties.
 *
 * @param chosen the token that was chosen
 * @param rank the place of the chosen token among all, from 1 for the likeliest
 * @param likeliest the likeliest tokens, likeliest first, as many as were asked for
 */
public record TokenLogprobs(Candidate chosen, int rank, List<Candidate> likeliest) {
    /**
     * One token that could stand at the position.
     *
     * @param id the token
     * @param text the token by itself, as the tokenizer decodes it
     * @param logprob natural logarithm of its probability
     */
    public record Candidate(int id, String text, double logprob) {
        public Candidate {
            requireNonNull(text, "text is null");
        }
    }

    public TokenLogprobs {
        requireNonNull(chosen, "chosen is null");
        likeliest = List.copyOf(likeliest);
        if (rank < 1) {
            throw new IllegalArgumentException("the rank of a token is %d, but must be at least 1".formatted(rank));
        }
    }

    /** What is known where the chosen token comes right after those of the likeliest that are likelier. */
    public TokenLogprobs(Candidate chosen, List<Candidate> likeliest) {
        this(
                chosen,
                1
                        + (int) likeliest.stream()
                                .filter(other -> other.logprob() > chosen.logprob())
                                .count(),
                likeliest);
    }
}
