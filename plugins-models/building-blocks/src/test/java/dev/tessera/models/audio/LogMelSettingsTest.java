package dev.tessera.models.audio;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogMelSettingsTest {
    @Test
    void hasWhispersDefaults() {
        assertThat(read(Map.of())).isEqualTo(new LogMelSettings(16_000, 400, 160, 80));
        assertThat(read(Map.of("feature_size", 128, "hop_length", 120)))
                .isEqualTo(new LogMelSettings(16_000, 400, 120, 128));
    }

    @ParameterizedTest
    @CsvSource({
        "n_fft, 401, 401 is odd",
        "n_fft, 640, too long for hops of 160 samples",
        "n_fft, 100000, 100000 is more than 16384",
        "hop_length, 401, 401 is more than 400",
        "hop_length, 0, hop_length",
        "sampling_rate, 500000, 500000 is more than 384000",
        "feature_size, 2000, 2000 is more than 1024",
        "dither, 1, adding noise to sound is not supported"
    })
    void refusesWhatCannotBeComputed(String name, int value, String problem) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> read(Map.of(name, value)))
                .withMessageContaining(problem)
                .satisfies(error -> assertThat(error.code()).isEqualTo(INVALID_CHECKPOINT));
    }

    private static LogMelSettings read(Map<String, Object> settings) {
        return LogMelSettings.read(JsonObject.of(settings, "preprocessor_config.json", INVALID_CHECKPOINT), 80);
    }
}
