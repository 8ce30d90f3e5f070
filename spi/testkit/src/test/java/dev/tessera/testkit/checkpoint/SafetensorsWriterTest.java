package dev.tessera.testkit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.Goldens;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafetensorsWriterTest {
    @TempDir
    private Path directory;

    @Test
    void writesWhatTheReaderReads() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("z", Tensor.ofFloats(Shape.of(2, 2), 1, -2, 3.5f, 0));
        tensors.put("a.weight", Tensor.ofFloats(DataType.BFLOAT16, Shape.of(3), 1, 2, 4));
        tensors.put("half", Tensor.ofFloats(DataType.FLOAT16, Shape.of(1), 0.5f));
        tensors.put("ids", Tensor.ofLongs(Shape.of(), 1L << 40));
        tensors.put("bytes", Tensor.ofBytes(Shape.of(1), (byte) 7));
        tensors.put("none", Tensor.ofFloats(Shape.of(0, 4)));
        Path file = directory.resolve("x.safetensors");
        SafetensorsWriter.write(file, tensors);
        Map<String, Tensor> read = SafetensorsReader.read(file);
        assertThat(read).containsOnlyKeys("a.weight", "bytes", "half", "ids", "none", "z");
        tensors.forEach((name, tensor) -> {
            assertThat(read.get(name).type()).isEqualTo(tensor.type());
            assertThat(read.get(name).shape()).isEqualTo(tensor.shape());
            assertThat(read.get(name).data().mismatch(tensor.data())).isEqualTo(-1);
        });
    }

    @Test
    void headersEndOnAMultipleOfEightBytes() throws IOException {
        for (int length = 1; length < 9; length++) {
            Path file = directory.resolve(length + ".safetensors");
            SafetensorsWriter.write(file, Map.of("x".repeat(length), Tensor.ofFloats(Shape.of(1), 1)));
            byte[] bytes = Files.readAllBytes(file);
            long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
            assertThat(header % 8).isZero();
            assertThat(bytes).hasSize(Math.toIntExact(8 + header + 4));
        }
    }

    /** The format as another implementation writes it. */
    @Test
    void readsFilesOfTheOriginalLibrary() {
        Map<String, Tensor> tensors =
                Goldens.locate().family("qwen2-vl").goldenCase("single_image").tensors();
        assertThat(tensors.get("image_grid_thw").shape()).isEqualTo(Shape.of(1, 3));
        assertThat(tensors.get("pixel_values").toFloats())
                .doesNotContain(Float.NaN)
                .isNotEmpty();
    }
}
