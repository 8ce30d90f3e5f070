package dev.tessera.spi.generation;

import static dev.tessera.spi.generation.FinishReason.LENGTH;
import static dev.tessera.spi.generation.FinishReason.STOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GenerationEventTest {
    @Test
    void anAnswerMayEndWithoutAStopOfTheRequest() {
        assertThat(new ChoiceFinished(0, "", STOP, Optional.empty()).stop()).isEmpty();
        assertThat(new ChoiceFinished(0, "", LENGTH, Optional.empty()).stop()).isEmpty();
    }

    @Test
    void onlyAnAnswerThatWasStoppedNamesItsStop() {
        Optional<StopMatch> stop = Optional.of(new StopMatch.Token(7));

        assertThat(new ChoiceFinished(0, "", STOP, stop).stop()).isEqualTo(stop);
        assertThatThrownBy(() -> new ChoiceFinished(0, "", LENGTH, stop))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an answer that Token[id=7] stopped does not end by LENGTH");
    }
}
