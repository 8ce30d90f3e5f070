package dev.tessera.platform.checkpoint;

import static dev.tessera.platform.checkpoint.SafetensorsFixture.entry;
import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.checkpoint.TensorInfo;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckpointPartsTest {
    private static final String NAME = "maker/text-1B";

    @TempDir
    private Path models;

    @ParameterizedTest
    @ValueSource(strings = {"voice/whole/maker/text-1B", "voice/whole/text-1B", "voice/text-1B", "maker/text-1B"})
    void areFoundBelowACheckpointOrBesideIt(String place) throws IOException {
        Path directory = write("voice/whole", "a");
        write(place, "b");
        try (CheckpointDirectory whole = CheckpointDirectory.open(directory).withParts(Map.of("text", NAME))) {
            assertThat(whole.part("text").orElseThrow().config().string("only")).isEqualTo("b");
            assertThat(whole.weights().names()).containsExactly("a", "text.b");
            assertThat(whole.weights().find("text.b")).contains(new TensorInfo("text.b", DataType.UINT8, Shape.of(2)));
            assertThat(whole.weights().tensor("text.b").toBytes()).containsExactly(0, 1);
            assertThat(whole.weights().tensor("a").toBytes()).hasSize(2);
            assertThat(whole.weights().find("b")).isEmpty();
            assertThat(whole.weights().find("text.a")).isEmpty();
            assertThatThrownBy(() -> whole.weights().tensor("text.a"))
                    .hasMessage("the checkpoint has no tensor text.a");
        }
    }

    @Test
    void doNotReplaceACheckpointsOwnTensors() throws IOException {
        Path directory = write("whole", "text.b");
        write("text-1B", "b");
        Files.writeString(directory.resolve("model.safetensors"), "");
        SafetensorsFixture.write(
                directory.resolve("model.safetensors"), "{" + entry("text.b", "U8", "[3]", 0, 3) + "}", 3);
        try (CheckpointDirectory whole = CheckpointDirectory.open(directory).withParts(Map.of("text", NAME))) {
            assertThat(whole.weights().names()).containsExactly("text.b");
            assertThat(whole.weights().find("text.b").orElseThrow().shape()).isEqualTo(Shape.of(3));
            assertThat(whole.weights().tensor("text.b").toBytes()).hasSize(3);
        }
    }

    @Test
    void mayBeMissing() throws IOException {
        Path directory = write("whole", "a");
        try (CheckpointDirectory whole = CheckpointDirectory.open(directory).withParts(Map.of("text", NAME))) {
            assertThat(whole.part("text")).isEmpty();
            assertThat(whole.weights().names()).containsExactly("a");
        }
    }

    @Test
    void areClosedWithTheCheckpoint() throws IOException {
        Path directory = write("whole", "a");
        write("text-1B", "b");
        CheckpointDirectory whole = CheckpointDirectory.open(directory).withParts(Map.of("text", NAME));
        Tensor own = whole.weights().tensor("a");
        Tensor parts = whole.weights().tensor("text.b");
        whole.close();
        assertThatThrownBy(own::toBytes).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(parts::toBytes).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "..", "../maker/text", "/maker/text", "maker/../text", "maker/.text", "a/b/c", "a\\b", "~"})
    void haveNamesOfTheHub(String name) throws IOException {
        try (CheckpointDirectory whole = CheckpointDirectory.open(write("whole", "a"))) {
            assertThatExceptionOfType(TesseraException.class)
                    .isThrownBy(() -> whole.withParts(Map.of("text", name)))
                    .withMessage("the checkpoint refers to \"%s\", which names no checkpoint", name)
                    .satisfies(error -> assertThat(error.code()).isEqualTo(INVALID_CHECKPOINT));
        }
    }

    /** A checkpoint of one tensor, whose configuration says which. */
    private Path write(String place, String tensor) throws IOException {
        Path directory = Files.createDirectories(models.resolve(place));
        Files.writeString(directory.resolve("config.json"), "{\"only\": \"%s\"}".formatted(tensor));
        SafetensorsFixture.write(
                directory.resolve("model.safetensors"), "{" + entry(tensor, "U8", "[2]", 0, 2) + "}", 2);
        return directory;
    }
}
