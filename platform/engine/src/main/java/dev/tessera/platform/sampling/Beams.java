package dev.tessera.platform.sampling;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.BeamSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The beginnings that a beam search pursues, and the answers it has found. As in vLLM, each beginning is continued by twice as
 * many of its likeliest tokens as there are beams; continuations that end become answers, the best rated of the others are the
 * beams of the next step. Who computes the log-probabilities, and how, is the caller's affair. Used by one thread.
 */
public final class Beams {
    /**
     * A beginning, or an answer.
     *
     * @param parent the beam that it continues, by its number in the step before
     * @param tokenIds the tokens generated, with the one that ended it
     * @param logprob sum of their log-probabilities
     * @param rating the log-probability over a power of the length
     * @param ended whether an ending token came
     */
    public record Beam(int parent, List<Integer> tokenIds, double logprob, double rating, boolean ended) {
        public Beam {
            tokenIds = List.copyOf(tokenIds);
        }
    }

    private static final Comparator<Beam> BEST_FIRST =
            Comparator.comparingDouble(Beam::rating).reversed();

    private final BeamSearch search;
    private final int promptLength;
    private final Set<Integer> endingTokenIds;
    private List<Beam> answers = List.of();
    private List<Beam> current = List.of(new Beam(0, List.of(), 0, 0, false));

    /**
     * Begins a search with one empty beam.
     *
     * @param promptLength tokens of the prompt, which count for the length of an answer
     */
    public Beams(BeamSearch search, int promptLength, Set<Integer> endingTokenIds) {
        this.search = requireNonNull(search, "search is null");
        this.promptLength = promptLength;
        this.endingTokenIds = Set.copyOf(endingTokenIds);
    }

    /** The beams to compute, best first; none where the search is over. */
    public List<Beam> current() {
        return current;
    }

    /**
     * Continues all beams by one token.
     *
     * @param logprobs what the network says after each of the current beams
     */
    public void advance(List<LogProbabilities> logprobs) {
        if (logprobs.size() != current.size()) {
            throw new IllegalArgumentException(
                    "%d beams are not continued by %d lists".formatted(current.size(), logprobs.size()));
        }
        List<Beam> beginnings = new ArrayList<>();
        List<Beam> ended = new ArrayList<>(answers);
        for (int parent = 0; parent < current.size(); parent++) {
            for (int tokenId : logprobs.get(parent).likeliest(2 * search.width())) {
                Beam beam = continued(parent, tokenId, logprobs.get(parent).of(tokenId));
                (beam.ended() ? ended : beginnings).add(beam);
            }
        }
        answers = best(ended);
        current = best(beginnings);
    }

    /** The best answers, and beginnings where no more tokens are to come, as many as the search is wide. */
    public List<Beam> best() {
        List<Beam> all = new ArrayList<>(answers);
        all.addAll(current);
        return best(all);
    }

    private Beam continued(int parent, int tokenId, double logprob) {
        Beam beam = current.get(parent);
        List<Integer> tokenIds = new ArrayList<>(beam.tokenIds());
        tokenIds.add(tokenId);
        double sum = beam.logprob() + logprob;
        boolean ended = endingTokenIds.contains(tokenId);
        // the token that ends an answer does not count for its length
        int length = Math.max(1, promptLength + tokenIds.size() - (ended ? 1 : 0));
        return new Beam(parent, tokenIds, sum, sum / Math.pow(length, search.lengthPenalty()), ended);
    }

    /** Equally good ones stay in the order in which they were found. */
    private List<Beam> best(List<Beam> beams) {
        return beams.stream().sorted(BEST_FIRST).limit(search.width()).toList();
    }
}
