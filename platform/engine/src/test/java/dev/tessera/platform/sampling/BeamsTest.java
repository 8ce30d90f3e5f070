package dev.tessera.platform.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.spi.error.StandardErrors;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.BeamSearch;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BeamsTest {
    private static final int END = 0;

    private final Beams beams = beams(2, 1, 2, 9);

    @Test
    void beginWithOneEmptyBeam() {
        assertThat(beams.current())
                .singleElement()
                .satisfies(beam -> assertThat(beam.tokenIds()).isEmpty())
                .satisfies(beam -> assertThat(beam.before()).isEmpty());
        assertThat(beams.isOver()).isFalse();
    }

    @Test
    void continueTheBestBeginnings() {
        beams.advance(List.of(probabilities(0.1, 0.5, 0.4)));
        assertThat(tokens(beams.current())).containsExactly(List.of(1), List.of(2));
        List<Beam> before = beams.current();

        // the likeliest first token is not the beginning of the likeliest pair
        beams.advance(List.of(probabilities(0.2, 0.4, 0.4), probabilities(0.05, 0.9, 0.05)));
        assertThat(tokens(beams.current())).containsExactly(List.of(2, 1), List.of(1, 1));
        assertThat(beams.current().stream().map(beam -> beam.before().orElseThrow()))
                .containsExactly(before.get(1), before.get(0));
        assertThat(beams.current().getFirst().logprob()).isCloseTo(Math.log(0.4 * 0.9), within(1e-6));
    }

    @Test
    void anEndedBeginningIsAnAnswer() {
        beams.advance(List.of(probabilities(0.6, 0.3, 0.1)));
        beams.advance(List.of(probabilities(0.1, 0.5, 0.4), probabilities(0.1, 0.5, 0.4)));

        Beam best = beams.answers().getFirst();
        assertThat(best.tokenIds()).containsExactly(END);
        assertThat(best.ended()).isTrue();
        assertThat(beams.answers()).hasSize(2);
        assertThat(beams.answers().getLast().ended()).isFalse();
    }

    @Test
    void theLengthPenaltyFavoursLongerAnswers() {
        assertThat(bestLength(0)).isEqualTo(1);
        assertThat(bestLength(3)).isEqualTo(2);
    }

    /** An answer of one token with probability 0.5, one of two with 0.3. */
    private static int bestLength(double lengthPenalty) {
        Beams search = new Beams(new BeamRules(new BeamSearch(1, lengthPenalty), 1, 1, 2, Set.of(END, 1)));
        search.advance(List.of(probabilities(0.5, 0, 0.5)));
        search.advance(List.of(probabilities(0.4, 0.6, 0)));
        return search.answers().getFirst().length();
    }

    @Test
    void areOverWithTheLastToken() {
        Beams search = beams(2, 1, 2, 2);
        search.advance(List.of(probabilities(0.1, 0.5, 0.4)));
        assertThat(search.isOver()).isFalse();
        search.advance(List.of(probabilities(0.1, 0.5, 0.4), probabilities(0.1, 0.5, 0.4)));
        assertThat(search.isOver()).isTrue();
        assertThat(tokens(search.answers())).containsExactly(List.of(1, 1), List.of(1, 2));
    }

    @Test
    void areOverWhereAllBeginningsEnd() {
        Beams search = beams(1, 1, 1, 9);
        search.advance(List.of(new Continuations(List.of(new ScoredToken(END, -1, 1)), List.of())));
        assertThat(search.current()).isEmpty();
        assertThat(search.isOver()).isTrue();
        assertThat(tokens(search.answers())).containsExactly(List.of(END));
    }

    @Test
    void areOverWhenNothingBetterCanCome() {
        // with a power of zero, lengths make up for nothing
        Beams undecided = beams(2, 0, 1, 9);
        undecided.advance(List.of(probabilities(0.3, 0.6, 0.1)));
        assertThat(undecided.isOver()).isFalse();

        Beams decided = beams(2, 0, 1, 9);
        decided.advance(List.of(probabilities(0.6, 0.3, 0.1)));
        assertThat(decided.isOver()).isTrue();
        assertThat(tokens(decided.answers())).containsExactly(List.of(END));

        Beams second = beams(2, 0, 2, 9);
        second.advance(List.of(probabilities(0.6, 0.3, 0.1)));
        assertThat(second.isOver()).isFalse();
    }

    @Test
    void goOnWhileALongerAnswerMayBeBetter() {
        // log(0.8) over 1 is worse than log(0.15) over 10
        Beams search = beams(2, 1, 1, 9);
        search.advance(List.of(probabilities(0.8, 0.15, 0.05)));
        assertThat(search.isOver()).isFalse();

        // but not than log(0.15) over 3
        Beams shorter = beams(2, 1, 1, 2);
        shorter.advance(List.of(probabilities(0.8, 0.15, 0.05)));
        assertThat(shorter.isOver()).isTrue();
    }

    @Test
    void rememberWhatIsNamedBesideATokenOnly() {
        ScoredToken one = new ScoredToken(1, -1, 1);
        ScoredToken two = new ScoredToken(2, -2, 2);
        beams.advance(List.of(new Continuations(List.of(one, two), List.of(one))));
        assertThat(beams.current().getLast().tokens()).containsExactly(new Beam.Token(two, List.of(one)));
    }

    @Test
    void needAsManyListsAsBeams() {
        assertThatThrownBy(() -> beams.advance(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 beams are not continued by 0 lists");
    }

    @Test
    void areNotContinuedByWhatIsNoNumber() {
        RowScores scores = new RowScores(new float[] {1, Float.NaN}, 1, 2);
        assertThatThrownBy(() -> Continuations.of(scores, 2, 0))
                .isInstanceOfSatisfying(
                        TesseraException.class, e -> assertThat(e.code()).isEqualTo(StandardErrors.BACKEND_FAILED));
    }

    private static Beams beams(int width, double lengthPenalty, int answers, int maxTokens) {
        return new Beams(new BeamRules(new BeamSearch(width, lengthPenalty), answers, 1, maxTokens, Set.of(END)));
    }

    private static Continuations probabilities(double... probabilities) {
        float[] logits = new float[probabilities.length];
        for (int id = 0; id < logits.length; id++) {
            logits[id] = (float) Math.log(probabilities[id]);
        }
        return Continuations.of(new RowScores(logits, 1, 4), 4, 0);
    }

    private static List<List<Integer>> tokens(List<Beam> beams) {
        return beams.stream().map(Beam::tokenIds).toList();
    }
}
