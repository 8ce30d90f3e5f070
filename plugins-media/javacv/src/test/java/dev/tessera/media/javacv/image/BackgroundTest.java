package dev.tessera.media.javacv.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class BackgroundTest {
    @Test
    void roundsToTheNearestLevelForEveryMixture() {
        byte[] rgb = new byte[3];
        for (int behind = 0; behind < 256; behind++) {
            Background background = new Background(behind, behind, behind);
            for (int cover = 0; cover < 256; cover++) {
                for (int alpha = 0; alpha < 256; alpha++) {
                    background.cover(cover, cover, cover, alpha, rgb, 0);
                    int expected = (2 * (behind * (255 - alpha) + cover * alpha) + 255) / (2 * 255);
                    if ((rgb[1] & 0xff) != expected) {
                        assertThat(rgb[1] & 0xff)
                                .as("%d over %d at %d", cover, behind, alpha)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void refusesLevelsOutOfRange() {
        assertThatThrownBy(() -> new Background(0, 256, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a background colour has levels from 0 to 255, not 0, 256, 0");
    }
}
