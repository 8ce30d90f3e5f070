package dev.tessera.platform.model;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.Encoder;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.SafetensorsWriter;
import dev.tessera.testkit.goldens.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        assets = new ModelLoader(List.of(new TestingFamily("tile")))
                .load(List.of("mosaic"), directory, Optional.empty());
    }

    @AfterEach
    void close() {
        assets.close();
    }

    @Test
    void leavesEncodersOut() {
        Encoder eye = new TestingEncoder(Modality.IMAGE);
        Encoder ear = new TestingEncoder(Modality.AUDIO);
        Model model = assets.model();
        ModelAssets both = new ModelAssets(
                assets.names(),
                assets.checkpoint(),
                new Model(64, model.inputProcessor(), model.positions(), model.decoder(), List.of(eye, ear)),
                assets.tokenizer(),
                assets.template(),
                assets.defaults());

        ModelAssets deaf = both.withEncoders(encoder -> !encoder.modalities().contains(Modality.AUDIO));
        assertThat(deaf.model().encoders()).containsExactly(eye);
        assertThat(deaf.model().decoder()).isSameAs(model.decoder());
        assertThat(deaf.model().contextLength()).isEqualTo(64);
    }

    /** Nobody computes it. */
    private record TestingEncoder(Modality modality) implements Encoder {
        @Override
        public Set<Modality> modalities() {
            return Set.of(modality);
        }

        @Override
        public Value embeddings(GraphBuilder graph) {
            throw new AssertionError("nobody computes it");
        }

        @Override
        public Map<String, Tensor> inputs(List<ProcessedItem> items) {
            throw new AssertionError("nobody computes it");
        }
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
        assertRefused(
                "stop_token_ids",
                "99",
                () -> assets.samplingSettings(
                        SamplingParameters.builder().stopTokenIds(Set.of(0, 99)).build()));
    }

    @Test
    void takesTokensThatTheModelHas() {
        assets.requireTokens("prompt", List.of(0, 7));
        SamplingParameters request = SamplingParameters.builder()
                .logitBias(Map.of(7, 1.0))
                .allowedTokenIds(Set.of(0, 7))
                .stopTokenIds(Set.of(5))
                .build();

        assertThat(assets.samplingSettings(request).rules().endingTokenIds()).containsExactly(5);
    }

    private static void assertRefused(String parameter, String token, ThrowingCallable call) {
        TesseraException refused = catchThrowableOfType(TesseraException.class, call);
        assertThat(refused)
                .hasMessage("%s names the token %s, but the model has the tokens 0 to 7".formatted(parameter, token));
        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused.parameter()).contains(parameter);
    }
}
