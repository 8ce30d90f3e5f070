package dev.tessera.models.qwen2vl;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmartResizeTest {
    private static final int FACTOR = 28;

    /** Computed with the reference's formula; 1300 x 876 is confirmed by a test of vLLM. */
    @ParameterizedTest
    @CsvSource({
        "20, 20, 1003520, 4, 4, 4",
        "224, 224, 1003520, 64, 16, 16",
        "336, 336, 1003520, 144, 24, 24",
        "640, 480, 1003520, 391, 34, 46",
        "480, 640, 1003520, 391, 46, 34",
        "1024, 1024, 1003520, 1225, 70, 70",
        "1300, 876, 1003520, 1247, 58, 86",
        "1920, 1080, 1003520, 1222, 52, 94",
        "1153, 944, 1003520, 1248, 64, 78",
        "2000, 100, 1003520, 284, 8, 142",
        "50, 8000, 1003520, 572, 572, 4",
        "1024, 1024, 12845056, 1369, 74, 74",
        "1300, 876, 12845056, 1426, 62, 92",
        "1920, 1080, 12845056, 2691, 78, 138",
        "1153, 944, 12845056, 1394, 68, 82",
    })
    void givesTheReferencesGrid(int width, int height, int maxPixels, int tokens, int rows, int columns) {
        SmartResize size = SmartResize.of(height, width, FACTOR, new PixelBudget(3136, maxPixels));
        assertThat(size.height() / 14).isEqualTo(rows);
        assertThat(size.width() / 14).isEqualTo(columns);
        assertThat(rows * columns / 4).isEqualTo(tokens);
    }

    @Test
    void roundsHalvesToEven() {
        PixelBudget budget = new PixelBudget(1, Integer.MAX_VALUE);
        assertThat(SmartResize.of(42, 70, FACTOR, budget)).isEqualTo(new SmartResize(56, 56));
    }

    @Test
    void refusesPicturesThatAreTooNarrow() {
        PixelBudget budget = new PixelBudget(3136, 1003520);
        assertThat(SmartResize.of(10, 2000, FACTOR, budget).height()).isPositive();
        TesseraException exception =
                catchThrowableOfType(TesseraException.class, () -> SmartResize.of(10, 2001, FACTOR, budget));
        assertThat(exception.code()).isEqualTo(INVALID_MEDIA);
        assertThat(exception)
                .hasMessage("the picture has 2001 x 10 pixels, but one side may be at most 200 times the other");
    }
}
