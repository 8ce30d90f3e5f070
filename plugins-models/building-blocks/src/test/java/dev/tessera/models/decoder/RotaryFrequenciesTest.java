package dev.tessera.models.decoder;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RotaryFrequenciesTest {
    private static final Map<String, Object> LLAMA3 = Map.of(
            "rope_type", "llama3",
            "factor", 8,
            "low_freq_factor", 1,
            "high_freq_factor", 4,
            "original_max_position_embeddings", 8192);

    @Test
    void areOfTheirBaseInEitherNotation() {
        float[] expected = RotaryFrequencies.of(8, 500);
        assertThat(expected[1]).isCloseTo((float) Math.pow(500, -0.25), within(1e-7f));
        assertThat(read(Map.of("rope_theta", 500))).containsExactly(expected);
        assertThat(read(Map.of("rope_parameters", Map.of("rope_theta", 500, "rope_type", "default"))))
                .containsExactly(expected);
        assertThat(read(Map.of())).containsExactly(RotaryFrequencies.of(8, 10_000));
    }

    @Test
    void turnSlowerWhereTheyWereSlowWithLlama3() {
        float[] plain = RotaryFrequencies.of(8, 1e8);
        float[] scaled = read(Map.of("rope_theta", 1e8, "rope_scaling", LLAMA3));
        // wavelengths of 6, 628, 62832 and 6283185
        assertThat(scaled[0]).isEqualTo(plain[0]);
        assertThat(scaled[1]).isEqualTo(plain[1]);
        assertThat(scaled[2]).isCloseTo(plain[2] / 8, within(1e-12f));
        assertThat(scaled[3]).isCloseTo(plain[3] / 8, within(1e-14f));
    }

    @Test
    void fadeBetweenFastAndSlowWithLlama3() {
        // a wavelength of 2 pi * 651.898, which is half of the original context
        float[] scaled = read(Map.of("rope_theta", Math.pow(651.8986, 4), "rope_scaling", LLAMA3));
        double kept = (2.0 - 1) / (4 - 1);
        assertThat((double) scaled[1]).isCloseTo((kept + (1 - kept) / 8) / 651.8986, within(1e-9));
    }

    @Test
    void refuseWhatIsNotKnown() {
        assertInvalid(Map.of("rope_type", "yarn"), "rotary scaling of type yarn is not supported");
        Map<String, Object> inverted = new HashMap<>(LLAMA3);
        inverted.put("high_freq_factor", 1);
        assertInvalid(inverted, "cannot be used");
        Map<String, Object> incomplete = new HashMap<>(LLAMA3);
        incomplete.remove("factor");
        assertInvalid(incomplete, "factor");
    }

    private static void assertInvalid(Map<String, Object> scaling, String problem) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> read(Map.of("rope_scaling", scaling)))
                .withMessageContaining(problem);
    }

    private static float[] read(Map<String, Object> text) {
        return RotaryFrequencies.read(JsonObject.of(text, "config.json", INVALID_CHECKPOINT), 8);
    }
}
