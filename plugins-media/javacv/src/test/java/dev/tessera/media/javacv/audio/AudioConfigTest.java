package dev.tessera.media.javacv.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AudioConfigTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void mayHaveNoLimits() {
        assertThat(TestingSounds.config(0, Duration.ZERO, 0, SECOND).maxDuration())
                .isZero();
    }

    @Test
    void refusesTimesBelowZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestingSounds.config(0, Duration.ofSeconds(-1), 0, SECOND))
                .withMessage("max-audio-duration is PT-1S, but has to be 0s (no limit) or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestingSounds.config(0, SECOND, 0, Duration.ZERO))
                .withMessage("audio-decode-timeout is PT0S, but has to be above zero");
    }
}
