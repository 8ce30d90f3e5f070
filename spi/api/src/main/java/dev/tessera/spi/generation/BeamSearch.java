package dev.tessera.spi.generation;

import static dev.tessera.spi.generation.Limits.requireRange;

/**
 * Asks for the likeliest answers that a search over several beginnings at a time finds, instead of one token after the other.
 * The best answer is the request's first choice. All events but the first come when the search is over.
 *
 * <p>Probabilities are the network's own. As in vLLM, temperature, top-p, top-k, min-p and seed have no effect, for nothing is
 * drawn. What would change the probabilities, and stop texts, cannot be asked for together with a search.
 *
 * @param width beginnings that are pursued at a time, 1 to {@value #MAX_WIDTH}
 * @param lengthPenalty an answer is rated by its log-probability over its length to this power, the prompt counted, -10 to
 *     10; more favours longer answers
 */
public record BeamSearch(int width, double lengthPenalty) {
    /** Most beginnings; each step rates twice as many tokens for each. */
    public static final int MAX_WIDTH = 32;

    public BeamSearch {
        requireRange("n", width, 1, MAX_WIDTH);
        requireRange("length_penalty", lengthPenalty, -10, 10);
    }
}
