package dev.tessera.platform.sampling;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * The beginnings that a beam search pursues, and the answers it has found. As in vLLM, each beginning is continued by twice as
 * many of its likeliest tokens as there are beams; continuations that end become answers, the best rated of the others are the
 * beams of the next step. Unlike there, the search is over as soon as nothing better can come. Who computes the
 * log-probabilities, and how, is the caller's affair. Used by one thread.
 */
public final class Beams {
    private final BeamRules rules;
    private List<Beam> found = List.of();
    private List<Beam> current = List.of(Beam.empty());

    /** Begins a search with one empty beam. */
    public Beams(BeamRules rules) {
        this.rules = requireNonNull(rules, "rules is null");
    }

    /** The beginnings, best first. */
    public List<Beam> current() {
        return current;
    }

    /**
     * Continues all beams by one token.
     *
     * @param continuations how each of the current beams may go on
     */
    public void advance(List<Continuations> continuations) {
        if (continuations.size() != current.size()) {
            throw new IllegalArgumentException(
                    "%d beams are not continued by %d lists".formatted(current.size(), continuations.size()));
        }
        List<Beam> beginnings = new ArrayList<>();
        List<Beam> ended = new ArrayList<>(found);
        for (int i = 0; i < current.size(); i++) {
            for (ScoredToken token : continuations.get(i).candidates()) {
                Beam beam = current.get(i)
                        .continued(new Beam.Token(token, continuations.get(i).reported()), rules.ends(token));
                (beam.ended() ? ended : beginnings).add(beam);
            }
        }
        found = best(ended, rules.answers());
        current = best(beginnings, rules.search().width());
    }

    /** Whether further tokens would change nothing of the answers. */
    public boolean isOver() {
        return current.isEmpty() || current.getFirst().length() == rules.maxTokens() || isDecided();
    }

    private boolean isDecided() {
        // of beams of one length, the best rated promises most
        return found.size() == rules.answers() && rules.rating(found.getLast()) >= rules.bestRating(current.getFirst());
    }

    /** The best answers, as many as are wanted, best first; where none ended, beginnings stand for them. */
    public List<Beam> answers() {
        List<Beam> all = new ArrayList<>(found);
        all.addAll(current);
        return best(all, rules.answers());
    }

    /** Equally good ones stay in the order in which they were found. */
    private List<Beam> best(List<Beam> beams, int count) {
        return beams.stream().sorted(rules.order()).limit(count).toList();
    }
}
