package dev.tessera.models.ultravox;

import static dev.tessera.spi.tensor.DataType.FLOAT32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.backend.reference.ReferenceBackend;
import dev.tessera.backend.reference.ReferenceConfig;
import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.platform.runner.ModelRunner;
import dev.tessera.platform.runner.RunnerSizes;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.SafetensorsReader;
import dev.tessera.testkit.checkpoint.SafetensorsWriter;
import dev.tessera.testkit.json.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published checkpoints have the projector's weights, and leave those of the networks round it to other checkpoints. */
final class PublishedLayoutTest {
    private static final Path GOLDEN = GoldenUltravox.family().checkpoint("tiny-a");

    private final UltravoxFamily family = new UltravoxFamily();
    private final Map<String, Tensor> weights = SafetensorsReader.read(GOLDEN.resolve("model.safetensors"));
    private final JsonObject golden = JsonFile.read(GOLDEN.resolve("config.json"));

    @TempDir
    private Path models;

    private Path whole;

    @BeforeEach
    void split() throws IOException {
        whole = Files.createDirectory(models.resolve("ultravox"));
        Files.copy(GOLDEN.resolve("preprocessor_config.json"), whole.resolve("preprocessor_config.json"));
        Files.copy(GOLDEN.resolve("tokenizer_config.json"), whole.resolve("tokenizer_config.json"));
        write(models.resolve("Llama-tiny"), golden.object("text_config").asMap(), "language_model.", "");
        write(models.resolve("whisper-tiny"), golden.object("audio_config").asMap(), "audio_tower.", "model.encoder.");
        Map<String, Object> config = new HashMap<>(golden.asMap());
        config.keySet().removeAll(Set.of("text_config", "audio_config"));
        config.put("text_model_id", "meta-llama/Llama-tiny");
        config.put("audio_model_id", "openai/whisper-tiny");
        write(whole, config, "multi_modal_projector.", "multi_modal_projector.");
    }

    @Test
    void findsTheOtherNetworksBesideTheCheckpoint() {
        try (CheckpointDirectory checkpoint = open();
                Backend backend = new ReferenceBackend(ReferenceConfig.defaults())) {
            Model model = family.open(checkpoint, Optional.empty());
            assertThat(model.contextLength()).isEqualTo(131_072);
            assertThat(model.decoder().dimensions().vocabularySize()).isEqualTo(691);
            // looks up every weight
            new ModelRunner(
                            backend,
                            model,
                            checkpoint.weights(),
                            new CompileOptions(FLOAT32),
                            new RunnerSizes(1, 16, 16))
                    .close();
        }
    }

    @Test
    void saysWhichCheckpointIsNotThere() throws IOException {
        Files.delete(models.resolve("Llama-tiny/config.json"));
        try (CheckpointDirectory checkpoint = open()) {
            assertThatExceptionOfType(TesseraException.class)
                    .isThrownBy(() -> family.open(checkpoint, Optional.empty()))
                    .withMessageContaining("language_model")
                    .withMessageContaining("meta-llama/Llama-tiny");
        }
    }

    private CheckpointDirectory open() {
        CheckpointDirectory checkpoint = CheckpointDirectory.open(whole);
        return checkpoint.withParts(family.parts(checkpoint.config()));
    }

    /** A checkpoint of the tensors with a prefix, in place of which they get another. */
    private void write(Path directory, Map<String, Object> configuration, String prefix, String newPrefix)
            throws IOException {
        Files.createDirectories(directory);
        Files.write(directory.resolve("config.json"), JsonFile.format(configuration));
        Map<String, Tensor> part = new TreeMap<>();
        weights.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                part.put(newPrefix + name.substring(prefix.length()), tensor);
            }
        });
        SafetensorsWriter.write(directory.resolve("model.safetensors"), part);
    }
}
