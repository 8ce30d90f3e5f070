package dev.tessera.media.embeddings.safetensors;

import static dev.tessera.media.embeddings.Refusals.ROOM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.media.embeddings.Refusals;
import dev.tessera.media.embeddings.TestingFiles;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SafetensorsFormatTest {
    private final SafetensorsFormat format = new SafetensorsFormat();

    @Test
    void readsTensorsByName() {
        Map<String, Tensor> tensors = format.read(TestingFiles.media("two.safetensors"), ROOM);
        assertThat(tensors).containsOnlyKeys("image_embeds", "image_grid_thw");
        Tensor rows = tensors.get("image_embeds");
        assertThat(rows.type()).isEqualTo(DataType.BFLOAT16);
        assertThat(rows.shape()).isEqualTo(Shape.of(3, 4));
        assertThat(rows.toFloats())
                .containsExactly(0, 0.125f, 0.25f, 0.375f, 0.5f, 0.625f, 0.75f, 0.875f, 1, 1.125f, 1.25f, 1.375f);
        assertThat(tensors.get("image_grid_thw").toLongs()).containsExactly(1, 6, 10);
        assertThat(format.read(TestingFiles.media("one.safetensors"), ROOM)).containsOnlyKeys("x");
    }

    @Test
    void countsBytesBeforeItCopies() {
        assertThat(format.read(TestingFiles.media("two.safetensors"), 48)).hasSize(2);
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> format.read(TestingFiles.media("two.safetensors"), 47))
                .withMessage("the tensors of the file have 48 bytes, but the limit is 47 (embeddings.max-decode-size)");
    }

    @Test
    void leavesOutWhatIsSaidBeside() {
        byte[] file = file(
                "{\"__metadata__\": {\"a\": \"b\"}, \"x\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0, 4]}}");
        assertThat(format.read(TestingFiles.media(file), ROOM)).containsOnlyKeys("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | the file has no tensor",
                "{\"x\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0, 5]}}"
                        + " | the safetensors file is cut off: tensor \"x\" ends at byte 5 of its 4 bytes of data",
                "{\"x\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0, 4]}}"
                        + " | a tensor of shape [2] repeats its 1 stored numbers, or they are missing; save tensor.contiguous()",
                "{\"x\": {\"dtype\": \"U8\", \"shape\": [2], \"data_offsets\": [0, 4]}}"
                        + " | the safetensors file's tensor \"x\" has 4 bytes, but UINT8[2] takes 2",
                "{\"x\": {\"dtype\": \"F8\", \"shape\": [1], \"data_offsets\": [0, 4]}}"
                        + " | the safetensors header: x.dtype: the type \"F8\" is not read",
                "{\"x\": {\"dtype\": \"F32\", \"shape\": [-1], \"data_offsets\": [0, 4]}}"
                        + " | the safetensors header: x.shape: it is not a list of whole numbers from zero",
                "{\"x\": {\"dtype\": \"F32\", \"shape\": [1.5], \"data_offsets\": [0, 4]}}"
                        + " | the safetensors header: x.shape: it is not a list of whole numbers from zero",
                "{\"x\": {\"dtype\": \"F32\", \"shape\": [4294967296, 4294967296], \"data_offsets\": [0, 4]}}"
                        + " | a tensor of shape [4294967296, 4294967296] has more numbers than 63 bits count",
                "{\"x\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [4, 0]}}"
                        + " | the safetensors header: x.data_offsets: they are not a range",
                "{\"x\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0, 4]}, \"x\": {}}"
                        + " | the safetensors header is not an object in JSON",
                "{\"x\": [[[[1]]]]} | the safetensors header is not an object in JSON",
                "{\"x\": | the safetensors header is not an object in JSON",
            })
    void saysWhatIsWrong(String header, String message) {
        Refusals.assertRefused(format, file(header), message);
    }

    @Test
    void saysWhatIsWrongWithTheLength() {
        byte[] file = file("{}");
        file[7] = (byte) 0xFF;
        Refusals.assertRefused(
                format,
                file,
                "the safetensors file says its header has 18374686479671623682 bytes, but it can have 6 at most");
        Refusals.assertRefused(
                format,
                file("{" + " ".repeat(1 << 16) + "}"),
                "the safetensors file says its header has 65538 bytes, but it can have 65536 at most");
    }

    /** With four bytes of data. */
    private static byte[] file(String header) {
        byte[] text = header.getBytes(UTF_8);
        return ByteBuffer.allocate(8 + text.length + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one.safetensors", "two.safetensors"})
    void survivesCorruption(String file) {
        Refusals.assertSurvivesCorruption(format, TestingFiles.bytes(file), 5);
    }
}
