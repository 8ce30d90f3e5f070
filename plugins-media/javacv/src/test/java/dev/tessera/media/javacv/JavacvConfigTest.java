package dev.tessera.media.javacv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.media.javacv.image.Background;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JavacvConfigTest {
    @Test
    void readsTheBackground() {
        assertThat(new JavacvConfig(1, List.of("0", "128", "255"), 1, 1).background())
                .isEqualTo(new Background(0, 128, 255));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2", "1,2,3,4", "1,2,256", "1,2,-3", "white,2,3", "1,2,9999999999"})
    void refusesOtherBackgrounds(String levels) {
        assertThatThrownBy(() -> new JavacvConfig(0, List.of(levels.split(",", -1)), 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("image-background is %s, but has to be three numbers from 0 to 255".formatted(levels));
    }

    @Test
    void refusesANegativeLimit() {
        assertThatThrownBy(() -> new JavacvConfig(-1, List.of("0", "0", "0"), 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-image-pixels is -1, but has to be 0 (no limit) or more");
    }

    @Test
    void refusesLimitsThatLeaveNoVideo() {
        assertThatThrownBy(() -> new JavacvConfig(0, List.of("0", "0", "0"), 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-video-frames is 0 and max-video-pixels 1, but have to be 1 or more");
        assertThatThrownBy(() -> new JavacvConfig(0, List.of("0", "0", "0"), 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-video-frames is 1 and max-video-pixels 0, but have to be 1 or more");
    }

    @Test
    void refusesLimitsThatLeaveNoFrame() {
        assertThatThrownBy(() -> new VideoConfig("opencv", 0, Duration.ofHours(1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-video-frame-pixels is 0, but has to be 1 or more");
    }

    @Test
    void refusesPoliciesAndTimesThatAreNone() {
        assertThatThrownBy(() -> new VideoConfig("magic", 35_389_440, Duration.ofHours(1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("video-backend is magic, but has to be one of opencv, opencv_dynamic, qwen2_vl");
        assertThatThrownBy(() -> new VideoConfig("opencv", 35_389_440, Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-video-duration is PT0S, but has to be more than zero");
        assertThatThrownBy(() -> new VideoConfig("opencv", 35_389_440, Duration.ofHours(1), Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("video-decode-timeout is PT-1S, but has to be more than zero");
    }
}
