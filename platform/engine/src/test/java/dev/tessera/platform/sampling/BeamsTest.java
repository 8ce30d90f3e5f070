package dev.tessera.platform.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.platform.sampling.Beams.Beam;
import dev.tessera.spi.generation.BeamSearch;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BeamsTest {
    private static final int END = 0;

    private final Beams beams = new Beams(new BeamSearch(2, 1), 1, Set.of(END));

    @Test
    void beginWithOneEmptyBeam() {
        assertThat(beams.current())
                .singleElement()
                .satisfies(beam -> assertThat(beam.tokenIds()).isEmpty());
    }

    @Test
    void continueTheBestBeginnings() {
        beams.advance(List.of(probabilities(0.1, 0.5, 0.4)));
        assertThat(tokens(beams.current())).containsExactly(List.of(1), List.of(2));

        // the likeliest first token is not the beginning of the likeliest pair
        beams.advance(List.of(probabilities(0.2, 0.4, 0.4), probabilities(0.05, 0.9, 0.05)));
        assertThat(tokens(beams.current())).containsExactly(List.of(2, 1), List.of(1, 1));
        assertThat(beams.current().stream().map(Beam::parent)).containsExactly(1, 0);
        assertThat(beams.current().getFirst().logprob()).isCloseTo(Math.log(0.4 * 0.9), within(1e-6));
    }

    @Test
    void anEndedBeginningIsAnAnswer() {
        beams.advance(List.of(probabilities(0.6, 0.3, 0.1)));
        beams.advance(List.of(probabilities(0.1, 0.5, 0.4), probabilities(0.1, 0.5, 0.4)));

        Beam best = beams.best().getFirst();
        assertThat(best.tokenIds()).containsExactly(END);
        assertThat(best.ended()).isTrue();
        assertThat(beams.best()).hasSize(2);
        assertThat(beams.best().getLast().ended()).isFalse();
    }

    @Test
    void theLengthPenaltyFavoursLongerAnswers() {
        assertThat(bestLength(0)).isEqualTo(1);
        assertThat(bestLength(3)).isEqualTo(2);
    }

    /** An answer of one token with probability 0.5, one of two with 0.3. */
    private static int bestLength(double lengthPenalty) {
        Beams search = new Beams(new BeamSearch(1, lengthPenalty), 1, Set.of(END, 1));
        search.advance(List.of(probabilities(0.5, 0, 0.5)));
        search.advance(List.of(probabilities(0.4, 0.6, 0)));
        assertThat(search.current()).isEmpty();
        return search.best().getFirst().tokenIds().size();
    }

    @Test
    void needAsManyListsAsBeams() {
        assertThatThrownBy(() -> beams.advance(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 beams are not continued by 0 lists");
    }

    private static LogProbabilities probabilities(double... probabilities) {
        float[] logits = new float[probabilities.length];
        for (int id = 0; id < logits.length; id++) {
            logits[id] = (float) Math.log(probabilities[id]);
        }
        return new LogProbabilities(new RowScores(logits, 1, 4));
    }

    private static List<List<Integer>> tokens(List<Beam> beams) {
        return beams.stream().map(Beam::tokenIds).toList();
    }
}
