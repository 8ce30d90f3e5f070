package dev.tessera.platform.sampling;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A beginning that a beam search pursues, or an answer that it has found. Beams that begin alike share what they begin with.
 * Two beams are equal only where they are the same. Immutable.
 */
public final class Beam {
    /**
     * A token of a beam.
     *
     * @param chosen the token
     * @param likeliest the tokens to be named beside it, likeliest first
     */
    public record Token(ScoredToken chosen, List<ScoredToken> likeliest) {
        public Token {
            requireNonNull(chosen, "chosen is null");
            likeliest = List.copyOf(likeliest);
        }
    }

    private record Last(Beam before, Token token) {}

    private final Optional<Last> last;
    private final int length;
    private final double logprob;
    private final boolean ended;

    private Beam(Optional<Last> last, int length, double logprob, boolean ended) {
        this.last = last;
        this.length = length;
        this.logprob = logprob;
        this.ended = ended;
    }

    /** The beam that all others continue. */
    static Beam empty() {
        return new Beam(Optional.empty(), 0, 0, false);
    }

    /** @param ends whether the token ends the answer */
    Beam continued(Token token, boolean ends) {
        return new Beam(
                Optional.of(new Last(this, token)),
                length + 1,
                logprob + token.chosen().logprob(),
                ends);
    }

    /** The beam that this one continues by a token; none where it is empty. */
    public Optional<Beam> before() {
        return last.map(Last::before);
    }

    /** Number of tokens generated, with the one that ended it. */
    public int length() {
        return length;
    }

    /** The tokens generated, with the one that ended it. */
    public List<Token> tokens() {
        List<Token> tokens = new ArrayList<>(length);
        for (Optional<Last> link = last; link.isPresent(); link = link.get().before().last) {
            tokens.add(link.get().token());
        }
        return tokens.reversed();
    }

    /** The ids of {@link #tokens}. */
    public List<Integer> tokenIds() {
        return tokens().stream().map(token -> token.chosen().id()).toList();
    }

    /** The id of the token that came last; there must be one. */
    public int lastTokenId() {
        return last.orElseThrow().token().chosen().id();
    }

    /** Sum of the tokens' log-probabilities. */
    public double logprob() {
        return logprob;
    }

    /** Whether a token came that ends answers. */
    public boolean ended() {
        return ended;
    }
}
