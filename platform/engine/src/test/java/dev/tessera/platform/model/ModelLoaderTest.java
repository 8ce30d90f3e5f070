package dev.tessera.platform.model;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static dev.tessera.spi.error.StandardErrors.UNKNOWN_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.SafetensorsWriter;
import dev.tessera.testkit.goldens.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelLoaderTest {
    @TempDir
    private Path directory;

    private final TestingFamily family = new TestingFamily("tile", "tile_moe");
    private final ModelLoader loader = new ModelLoader(List.of(new TestingFamily("other"), family));

    @BeforeEach
    void writeCheckpoint() throws IOException {
        Files.writeString(directory.resolve("config.json"), "{\"model_type\": \"tile\", \"eos_token_id\": 3}");
        SafetensorsWriter.write(
                directory.resolve("model.safetensors"), Map.of("weight", Tensor.ofFloats(Shape.of(2), 1, 2)));
    }

    @Test
    void readsAllThatACheckpointHas() throws IOException {
        copyTokenizer();
        Files.writeString(directory.resolve("chat_template.jinja"), "hello");
        Tensor weight;
        try (ModelAssets assets = load()) {
            assertThat(assets.name()).isEqualTo("mosaic");
            assertThat(assets.model().contextLength()).isEqualTo(64);
            assertThat(assets.tokenizer().encode("a", false)).containsExactly(64);
            assertThat(assets.template().render(Map.of())).isEqualTo("hello");
            assertThat(assets.defaults().endOfSequence()).containsExactly(3);
            assertThat(family.opened()).containsExactly(assets.checkpoint());
            weight = assets.checkpoint().weights().tensor("weight");
            assertThat(weight.toFloats()).containsExactly(1, 2);
        }
        assertThatThrownBy(weight::toFloats).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsTheFamilyHowLongSequencesGet() throws IOException {
        copyTokenizer();
        load().close();
        loader.load(List.of("mosaic"), directory, Optional.of(32)).close();
        assertThat(family.maxLengths()).containsExactly(Optional.empty(), Optional.of(32));
    }

    @Test
    void refusesATypeThatNoFamilyTakes() throws IOException {
        Files.writeString(directory.resolve("config.json"), "{\"model_type\": \"llama\"}");
        TesseraException exception = refused();
        assertThat(exception)
                .hasMessage("no plugin runs models of type \"llama\"; installed are those for other, tile, tile_moe");
        assertThat(exception.code()).isEqualTo(UNKNOWN_NAME);
    }

    @Test
    void refusesACheckpointWithoutAType() throws IOException {
        Files.writeString(directory.resolve("config.json"), "{}");
        TesseraException exception = refused();
        assertThat(exception).hasMessage("config.json: model_type: missing");
        assertThat(exception.code()).isEqualTo(INVALID_CHECKPOINT);
    }

    @Test
    void refusesACheckpointWithoutATokenizerAndLetsGoOfIt() {
        TesseraException exception = refused();
        assertThat(exception).hasMessage("the checkpoint has no tokenizer.json");
        assertThat(exception.code()).isEqualTo(INVALID_CHECKPOINT);
        Tensor weight = family.opened().getFirst().weights().tensor("weight");
        assertThatThrownBy(weight::toFloats).isInstanceOf(IllegalStateException.class);
    }

    private TesseraException refused() {
        return catchThrowableOfType(TesseraException.class, this::load);
    }

    private ModelAssets load() {
        return loader.load(List.of("mosaic"), directory, Optional.empty());
    }

    private void copyTokenizer() throws IOException {
        Path golden = Goldens.locate().family("qwen2-vl").checkpoint("tiny-a");
        Files.copy(golden.resolve("tokenizer.json"), directory.resolve("tokenizer.json"));
    }
}
