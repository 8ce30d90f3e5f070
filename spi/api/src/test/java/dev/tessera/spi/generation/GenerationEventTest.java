package dev.tessera.spi.generation;

import static dev.tessera.spi.generation.FinishReason.LENGTH;
import static dev.tessera.spi.generation.FinishReason.STOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.generation.GenerationEvent.Finished;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GenerationEventTest {
    private static final Usage USAGE = new Usage(1, 1, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO);

    @Test
    void anAnswerMayEndWithoutAStopOfTheRequest() {
        assertThat(new Finished("", STOP, USAGE).stop()).isEmpty();
        assertThat(new Finished("", LENGTH, USAGE).stop()).isEmpty();
    }

    @Test
    void onlyAnAnswerThatWasStoppedNamesItsStop() {
        Optional<StopMatch> stop = Optional.of(new StopMatch.Token(7));

        assertThat(new Finished("", STOP, stop, USAGE).stop()).isEqualTo(stop);
        assertThatThrownBy(() -> new Finished("", LENGTH, stop, USAGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an answer that Token[id=7] stopped does not end by LENGTH");
    }
}
