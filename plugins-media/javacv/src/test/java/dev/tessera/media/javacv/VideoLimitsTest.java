package dev.tessera.media.javacv;

import static dev.tessera.media.javacv.TestingImages.DEFAULT_CONFIG;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.TesseraException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VideoLimitsTest {
    @ParameterizedTest
    @CsvSource({"2000000, 1", "1, 2000000"})
    void refuseLongSides(int width, int height) {
        VideoLimits.requirePixels(DEFAULT_CONFIG, 1, 65_536, 1);
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> VideoLimits.requirePixels(DEFAULT_CONFIG, 1, width, height))
                .withMessage("the video has frames of %d x %d pixels, but the limit of a side is 65536", width, height)
                .satisfies(error -> assertThat(error.code()).isEqualTo(MEDIA_TOO_LARGE));
    }
}
