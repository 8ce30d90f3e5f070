package dev.tessera.models.decoder;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LongRopeTest {
    private static final Map<String, Object> SCALING =
            Map.of("type", "su", "short_factor", List.of(1, 1.5), "long_factor", List.of(2, 40));

    @Test
    void hasOtherFactorsWhereSequencesMayBeLonger() {
        float[] plain = RotaryFrequencies.of(4, 10_000);
        assertThat(read(text(), 4096).frequencies())
                .containsExactly(new float[] {plain[0], plain[1] / 1.5f}, within(1e-9f));
        assertThat(read(text(), 4097).frequencies())
                .containsExactly(new float[] {plain[0] / 2, plain[1] / 40}, within(1e-9f));
    }

    /** The published checkpoints' numbers: a context of 4096 that has become one of 131072. */
    @Test
    void growsWithTheContextWhateverTheSequences() {
        assertThat(read(text(), 4096).scale()).isEqualTo(1.1902381f, within(1e-6f));
        assertThat(read(text(), 131_072).scale()).isEqualTo(1.1902381f, within(1e-6f));
        Map<String, Object> grownByNothing = text();
        grownByNothing.put("max_position_embeddings", 4096);
        assertThat(read(grownByNothing, 4096).scale()).isEqualTo(1);
    }

    @Test
    void readsLaterNotation() {
        Map<String, Object> scaling = new HashMap<>(SCALING);
        scaling.remove("type");
        scaling.put("rope_type", "longrope");
        scaling.put("original_max_position_embeddings", 4096);
        Map<String, Object> text = text();
        text.put("rope_scaling", scaling);
        text.remove("original_max_position_embeddings");
        assertThat(read(text, 5000).frequencies())
                .containsExactly(read(text(), 5000).frequencies());
    }

    @Test
    void refusesWhatIsNotKnown() {
        assertInvalid("type", "yarn", "rotary scaling of type yarn is not supported");
        assertInvalid("long_factor", List.of(2), "[2.0] are not 2 positive factors");
        assertInvalid("long_factor", List.of(2, 0), "[2.0, 0.0] are not 2 positive factors");
    }

    private static void assertInvalid(String member, Object value, String problem) {
        Map<String, Object> scaling = new HashMap<>(SCALING);
        scaling.put(member, value);
        Map<String, Object> text = text();
        text.put("rope_scaling", scaling);
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> read(text, 5000))
                .withMessageContaining(problem);
    }

    private static Map<String, Object> text() {
        return new HashMap<>(Map.of(
                "max_position_embeddings", 131_072, "original_max_position_embeddings", 4096, "rope_scaling", SCALING));
    }

    private static LongRope read(Map<String, Object> text, int maxLength) {
        return LongRope.read(JsonObject.of(text, "config.json", INVALID_CHECKPOINT), 4, maxLength);
    }
}
