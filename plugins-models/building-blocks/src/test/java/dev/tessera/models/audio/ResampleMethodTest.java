package dev.tessera.models.audio;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ResampleMethodTest {
    @ParameterizedTest
    @EnumSource
    void isNamedAsVllmNamesIt(ResampleMethod method) {
        assertThat(ResampleMethod.read(options(method.text()), ResampleMethod.PYAV))
                .isSameAs(method);
    }

    @Test
    void isTheModelsWhereNoneIsNamed() {
        JsonObject options = JsonObject.empty(GenerationRequest.PROCESSOR_OPTIONS, INVALID_REQUEST);

        assertThat(ResampleMethod.read(options, ResampleMethod.SCIPY)).isSameAs(ResampleMethod.SCIPY);
    }

    @Test
    void refusesOthers() {
        assertThatThrownBy(() -> ResampleMethod.read(options("librosa"), ResampleMethod.PYAV))
                .hasMessageContaining("\"librosa\" is none of pyav, scipy, soxr")
                .hasMessageContaining("audio_resample_method");
    }

    private static JsonObject options(String method) {
        return JsonObject.of(
                Map.of(ResampleMethod.OPTION, method), GenerationRequest.PROCESSOR_OPTIONS, INVALID_REQUEST);
    }
}
