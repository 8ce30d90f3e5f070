package dev.tessera.platform.checkpoint;

import static dev.tessera.platform.checkpoint.SafetensorsFixture.entry;
import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.checkpoint.TensorInfo;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CheckpointDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void readsASingleFile() throws IOException {
        writeConfig("{\"model_type\": \"test\"}");
        SafetensorsFixture.write(
                directory.resolve("model.safetensors"),
                "{\"__metadata__\":{\"format\":\"pt\"},"
                        + entry("b", "U8", "[3]", 8, 11)
                        + ","
                        + entry("a", "F32", "[2,1]", 0, 8)
                        + "}",
                11);
        try (CheckpointDirectory checkpoint = CheckpointDirectory.open(directory)) {
            assertThat(checkpoint.config().string("model_type")).isEqualTo("test");
            assertThat(checkpoint.weights().names()).containsExactly("a", "b");
            assertThat(checkpoint.weights().find("a")).contains(new TensorInfo("a", DataType.FLOAT32, Shape.of(2, 1)));
            assertThat(checkpoint.weights().tensor("b").toBytes()).containsExactly(8, 9, 10);
            assertThat(checkpoint.weights().find("c")).isEmpty();
        }
    }

    @Test
    void readsShardsThatAnIndexNames() throws IOException {
        writeConfig("{}");
        SafetensorsFixture.write(directory.resolve("one.safetensors"), "{" + entry("a", "U8", "[2]", 0, 2) + "}", 2);
        SafetensorsFixture.write(directory.resolve("two.safetensors"), "{" + entry("b", "U8", "[1]", 0, 1) + "}", 1);
        writeIndex("{\"weight_map\":{\"a\":\"one.safetensors\",\"b\":\"two.safetensors\"}}");
        try (CheckpointDirectory checkpoint = CheckpointDirectory.open(directory)) {
            assertThat(checkpoint.weights().names()).containsExactly("a", "b");
            assertThat(checkpoint.weights().tensor("b").toBytes()).containsExactly(0);
        }
    }

    @Test
    void endsTheMappingWhenClosed() throws IOException {
        writeConfig("{}");
        SafetensorsFixture.write(directory.resolve("model.safetensors"), "{" + entry("a", "U8", "[2]", 0, 2) + "}", 2);
        CheckpointDirectory checkpoint = CheckpointDirectory.open(directory);
        Tensor tensor = checkpoint.weights().tensor("a");
        checkpoint.close();
        checkpoint.close();
        assertThatThrownBy(tensor::toBytes).isInstanceOf(IllegalStateException.class);
    }

    static Stream<Arguments> hostileHeaders() {
        return Stream.of(
                Arguments.of("no JSON", "hello", 0, "is not a JSON object"),
                Arguments.of("a list", "[]", 0, "is not a JSON object"),
                Arguments.of("null", "null", 0, "holds null, not an object"),
                Arguments.of("a tensor that is no object", "{\"a\":1}", 0, "a: expected an object, found 1"),
                Arguments.of("no type", "{\"a\":{\"shape\":[1],\"data_offsets\":[0,1]}}", 1, "a.dtype: missing"),
                Arguments.of(
                        "an unknown type",
                        "{" + entry("a", "F8_E4M3", "[1]", 0, 1) + "}",
                        1,
                        "F8_E4M3 is not supported"),
                Arguments.of(
                        "no shape",
                        "{\"a\":{\"dtype\":\"U8\",\"data_offsets\":[0,1]}}",
                        1,
                        "a.shape: null is not a list"),
                Arguments.of(
                        "a negative size",
                        "{" + entry("a", "U8", "[-1]", 0, 1) + "}",
                        1,
                        "[-1] is not a list of whole"),
                Arguments.of(
                        "a size in quotes", "{" + entry("a", "U8", "[\"1\"]", 0, 1) + "}", 1, "is not a list of whole"),
                Arguments.of(
                        "a fraction", "{" + entry("a", "U8", "[1.5]", 0, 1) + "}", 1, "[1.5] is not a list of whole"),
                Arguments.of(
                        "sizes whose product overflows",
                        "{" + entry("a", "F32", "[4294967296,4294967296]", 0, 4) + "}",
                        4,
                        "does not take the 4 bytes"),
                Arguments.of(
                        "a size that does not fit",
                        "{" + entry("a", "F32", "[2]", 0, 4) + "}",
                        4,
                        "tensor a is FLOAT32[2], which does not take the 4 bytes"),
                Arguments.of(
                        "a range that ends before it starts",
                        "{" + entry("a", "U8", "[1]", 4, 3) + "}",
                        4,
                        "[4, 3] is not a range"),
                Arguments.of(
                        "three offsets",
                        "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1,2]}}",
                        2,
                        "[0, 1, 2] is not a range"),
                Arguments.of(
                        "data beyond the file",
                        "{" + entry("a", "U8", "[9]", 0, 9) + "}",
                        8,
                        "take 9 bytes, but 8 follow"),
                Arguments.of(
                        "an offset beyond all files",
                        "{" + entry("a", "U8", "[1]", 9223372036854775806L, 9223372036854775807L) + "}",
                        8,
                        "starts at byte 9223372036854775806"),
                Arguments.of(
                        "overlapping tensors",
                        "{" + entry("a", "U8", "[4]", 0, 4) + "," + entry("b", "U8", "[4]", 2, 6) + "}",
                        6,
                        "tensor b starts at byte 2, but the one before it ends at byte 4"),
                Arguments.of(
                        "a gap",
                        "{" + entry("a", "U8", "[2]", 0, 2) + "," + entry("b", "U8", "[2]", 4, 6) + "}",
                        6,
                        "tensor b starts at byte 4"),
                Arguments.of(
                        "data that no tensor covers",
                        "{" + entry("a", "U8", "[2]", 0, 2) + "}",
                        6,
                        "take 2 bytes, but 6 follow"),
                Arguments.of(
                        "a tensor twice",
                        "{" + entry("a", "U8", "[1]", 0, 1) + "," + entry("a", "U8", "[1]", 0, 1) + "}",
                        1,
                        "is not a JSON object"),
                Arguments.of(
                        "deep nesting",
                        "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                        0,
                        "is not a JSON object"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileHeaders")
    void refusesHostileHeaders(String name, String header, int dataBytes, String problem) throws IOException {
        writeConfig("{}");
        SafetensorsFixture.write(directory.resolve("model.safetensors"), header, dataBytes);
        assertRefused(problem);
    }

    @ParameterizedTest
    @MethodSource("headerLengths")
    void refusesHeaderLengthsBeyondTheFile(long length) throws IOException {
        writeConfig("{}");
        SafetensorsFixture.write(directory.resolve("model.safetensors"), length, "{}", 0);
        assertRefused(
                "says its header has %s bytes, but it can have 2 at most".formatted(Long.toUnsignedString(length)));
    }

    static Stream<Long> headerLengths() {
        return Stream.of(3L, 1L << 40, Long.MAX_VALUE, -1L, Long.MIN_VALUE);
    }

    @Test
    void refusesAFileTooShortForAHeader() throws IOException {
        writeConfig("{}");
        Files.write(directory.resolve("model.safetensors"), new byte[7]);
        assertRefused("model.safetensors has 7 bytes, too few");
    }

    @ParameterizedTest
    @MethodSource("hostileFileNames")
    void refusesAnIndexThatLeavesTheDirectory(String fileName) throws IOException {
        writeConfig("{}");
        writeIndex("{\"weight_map\":{\"a\":\"%s\"}}".formatted(fileName));
        assertRefused("which is not a file name");
    }

    static Stream<String> hostileFileNames() {
        return Stream.of(
                "../model.safetensors", "/etc/passwd", "sub/model.safetensors", "..", ".", "", "a\\\\b", "a\\u0000b");
    }

    @Test
    void refusesAnIndexThatNamesAMissingFileOrTensor() throws IOException {
        writeConfig("{}");
        writeIndex("{\"weight_map\":{\"a\":\"gone.safetensors\"}}");
        assertRefused("the checkpoint lacks gone.safetensors");
        SafetensorsFixture.write(directory.resolve("gone.safetensors"), "{}", 0);
        assertRefused("says that tensor a is in gone.safetensors, but it is not");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertRefused("has no config.json");
        writeConfig("{}");
        assertRefused("has neither model.safetensors nor model.safetensors.index.json");
        assertThatThrownBy(() -> CheckpointDirectory.open(directory.resolve("gone")))
                .isInstanceOf(TesseraException.class)
                .hasMessageStartingWith("there is no checkpoint directory");
    }

    @Test
    void refusesAConfigurationThatIsNotJson() throws IOException {
        writeConfig("{\"a\": }");
        assertRefused("config.json is not a JSON object");
        writeConfig("{} {}");
        assertRefused("config.json is not a JSON object");
    }

    private void assertRefused(String problem) {
        TesseraException exception =
                catchThrowableOfType(TesseraException.class, () -> CheckpointDirectory.open(directory));
        assertThat(exception).hasMessageContaining(problem);
        assertThat(exception.code()).isEqualTo(INVALID_CHECKPOINT);
    }

    private void writeConfig(String json) throws IOException {
        Files.writeString(directory.resolve("config.json"), json);
    }

    private void writeIndex(String json) throws IOException {
        Files.writeString(directory.resolve("model.safetensors.index.json"), json);
    }
}
