package dev.tessera.frontend.openai.request;

import static dev.tessera.frontend.openai.json.TestingBodies.json;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.UNKNOWN_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ServedModel;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyReaderTest {
    private static final ServedModel MODEL = new ServedModel("demo", 4096, Set.of());

    private final BodyReader bodies = new BodyReader(TestingConfigs.defaults());

    @ParameterizedTest
    @ValueSource(strings = {"{'model': 'demo'}", "{'model': ''}", "{'model': null}", "{}"})
    void takesBodiesForTheModel(String body) {
        assertThat(bodies.read(json(body), MODEL).has("messages")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt", " ", "Demo"})
    void knowsNoOtherModel(String name) {
        assertRefused(
                "{'model': '%s'}".formatted(name), UNKNOWN_NAME, "the model \"%s\" does not exist".formatted(name));
    }

    @Test
    void needsAName() {
        assertRefused("{'model': 5}", INVALID_REQUEST, "model is 5, but must be a string");
    }

    private void assertRefused(String body, ErrorCode code, String message) {
        TesseraException refused = assertThrows(TesseraException.class, () -> bodies.read(json(body), MODEL));

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused).hasMessage(message);
        assertThat(refused.parameter()).contains("model");
    }
}
