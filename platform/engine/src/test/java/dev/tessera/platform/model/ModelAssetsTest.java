package dev.tessera.platform.model;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.testkit.checkpoint.SafetensorsWriter;
import dev.tessera.testkit.goldens.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model with the tokens 0 to 7. */
final class ModelAssetsTest {
    @TempDir
    private Path directory;

    private ModelAssets assets;

    @BeforeEach
    void load() throws IOException {
        Files.writeString(directory.resolve("config.json"), "{\"model_type\": \"tile\"}");
        Path golden = Goldens.locate().family("qwen2-vl").checkpoint("tiny-a");
        Files.copy(golden.resolve("tokenizer.json"), directory.resolve("tokenizer.json"));
        SafetensorsWriter.write(directory.resolve("model.safetensors"), Map.of());
        assets = new ModelLoader(List.of(new TestingFamily("tile"))).load("mosaic", directory);
    }

    @AfterEach
    void close() {
        assets.close();
    }

    @Test
    void refusesTokensThatTheModelDoesNotHave() {
        assertRefused("prompt", "8", () -> assets.requireTokens("prompt", List.of(7, 8)));
        assertRefused("prompt", "-1", () -> assets.requireTokens("prompt", List.of(-1)));
        assertRefused(
                "logit_bias",
                "8",
                () -> assets.samplingSettings(
                        SamplingParameters.builder().logitBias(Map.of(8, 1.0)).build()));
        assertRefused(
                "allowed_token_ids",
                "9",
                () -> assets.samplingSettings(SamplingParameters.builder()
                        .allowedTokenIds(Set.of(3, 9))
                        .build()));
    }

    @Test
    void takesTokensThatTheModelHasAndAnyToEndAnAnswer() {
        assets.requireTokens("prompt", List.of(0, 7));
        SamplingParameters request = SamplingParameters.builder()
                .logitBias(Map.of(7, 1.0))
                .allowedTokenIds(Set.of(0, 7))
                .stopTokenIds(Set.of(99))
                .build();

        assertThat(assets.samplingSettings(request).rules().endingTokenIds()).containsExactly(99);
    }

    private static void assertRefused(String parameter, String token, ThrowingCallable call) {
        TesseraException refused = catchThrowableOfType(TesseraException.class, call);
        assertThat(refused)
                .hasMessage("%s names the token %s, but the model has the tokens 0 to 7".formatted(parameter, token));
        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused.parameter()).contains(parameter);
    }
}
