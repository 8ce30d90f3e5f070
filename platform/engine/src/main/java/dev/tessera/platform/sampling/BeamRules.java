package dev.tessera.platform.sampling;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.BeamSearch;
import java.util.Comparator;
import java.util.Set;

/**
 * What a beam search goes by. As in vLLM, an answer is rated by its log-probability over a power of its length, for which the
 * prompt counts, but not the token that ends the answer.
 *
 * @param search how wide it is, and how it rates lengths
 * @param answers how many answers are wanted, at most as many as the search is wide
 * @param promptLength tokens of the prompt, at least one
 * @param maxTokens most tokens of an answer, at least one
 * @param endingTokenIds tokens that end an answer
 */
public record BeamRules(BeamSearch search, int answers, int promptLength, int maxTokens, Set<Integer> endingTokenIds) {
    public BeamRules {
        requireNonNull(search, "search is null");
        endingTokenIds = Set.copyOf(endingTokenIds);
        if (answers < 1 || answers > search.width() || promptLength < 1 || maxTokens < 1) {
            throw new IllegalArgumentException(
                    "%d answers of up to %d tokens to a prompt of %d are not found by %d beams"
                            .formatted(answers, maxTokens, promptLength, search.width()));
        }
    }

    /** How many tokens each beam is continued by: even if half of the best end their answers, enough go on. */
    public int candidates() {
        return 2 * search.width();
    }

    boolean ends(ScoredToken token) {
        return endingTokenIds.contains(token.id());
    }

    /** The better, the larger. */
    double rating(Beam beam) {
        return rating(beam.logprob(), beam.ended() ? beam.length() - 1 : beam.length());
    }

    /** Best rating first. */
    Comparator<Beam> order() {
        return Comparator.<Beam>comparingDouble(this::rating).reversed();
    }

    /**
     * No answer that begins with a beam is rated better, for its log-probability is no larger. Where length makes up for that,
     * it is the greatest there is; else the least, which is that of an answer that ends with the next token.
     */
    double bestRating(Beam beginning) {
        return rating(beginning.logprob(), search.lengthPenalty() > 0 ? maxTokens : beginning.length());
    }

    private double rating(double logprob, int tokens) {
        return logprob / Math.pow(promptLength + tokens, search.lengthPenalty());
    }
}
