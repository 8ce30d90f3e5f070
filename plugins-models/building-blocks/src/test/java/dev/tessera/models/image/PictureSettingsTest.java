package dev.tessera.models.image;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PictureSettingsTest {
    @Test
    void hasTheDefaultsOfTransformers() {
        PictureSettings settings = read(Map.of());
        assertThat(settings.resize()).isEqualTo(new PillowResize(ResampleFilter.BICUBIC));
        assertThat(settings.normalization().table(0)[0]).isEqualTo(-1.7922626f);
    }

    @Test
    void readsWhatAConfigurationStates() {
        List<Double> halves = List.of(0.5, 0.5, 0.5);
        PictureSettings settings = read(Map.of("resample", 2, "image_mean", halves, "image_std", halves));
        assertThat(settings.resize()).isEqualTo(new PillowResize(ResampleFilter.BILINEAR));
        assertThat(settings.normalization().table(2)).startsWith(-1).endsWith(1);
    }

    @Test
    void refusesWhatItCannotDo() {
        assertRefused(Map.of("do_rescale", false), "do_rescale: leaving this step out is not supported");
        assertRefused(Map.of("resample", 1), "resample: filter 1 is not supported");
        assertRefused(Map.of("image_mean", List.of(0.5)), "image_mean: [0.5] are not three numbers to use here");
        assertRefused(Map.of("image_std", List.of(1, 0, 1)), "image_std: [1.0, 0.0, 1.0] are not three numbers");
    }

    private static void assertRefused(Map<String, Object> members, String message) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> read(members))
                .withMessageContaining(message);
    }

    private static PictureSettings read(Map<String, Object> members) {
        return PictureSettings.read(
                JsonObject.of(members, "preprocessor_config.json", INVALID_CHECKPOINT), PillowResize::new);
    }
}
