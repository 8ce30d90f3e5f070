package dev.tessera.testkit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.json.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RandomCheckpointTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT16", "BFLOAT16"})
    void hasTheWantedTensors(DataType type) {
        RandomCheckpoint checkpoint = RandomCheckpoint.of(type, 7, Map.of("model_type", "tiny", "hidden_size", 4))
                .withMatrix("layer.weight", 300, 400)
                .withFactors("norm.weight", 5000);
        checkpoint.write(directory.resolve("new"));
        assertThat(JsonFile.read(directory.resolve("new/config.json")).string("model_type"))
                .isEqualTo("tiny");
        Map<String, Tensor> tensors = SafetensorsReader.read(directory.resolve("new/model.safetensors"));
        assertThat(tensors.get("layer.weight").type()).isEqualTo(type);
        assertThat(tensors.get("layer.weight").shape()).isEqualTo(Shape.of(300, 400));
        assertDistribution(tensors.get("layer.weight"), 0, 0.02);
        assertDistribution(tensors.get("norm.weight"), 1, 0.05);
        assertThat(checkpoint.weightBytes()).isEqualTo((300 * 400 + 5000) * (long) type.bytes());
    }

    private static void assertDistribution(Tensor tensor, double expectedMean, double expectedDeviation) {
        double sum = 0;
        double squares = 0;
        float[] values = tensor.toFloats();
        for (float value : values) {
            sum += value;
            squares += (value - expectedMean) * (value - expectedMean);
        }
        assertThat(sum / values.length).isBetween(expectedMean - 0.003, expectedMean + 0.003);
        assertThat(Math.sqrt(squares / values.length)).isBetween(expectedDeviation * 0.95, expectedDeviation * 1.05);
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        byte[] first = write("first", 1);
        assertThat(write("second", 1)).isEqualTo(first);
        assertThat(write("third", 2)).isNotEqualTo(first);
    }

    private byte[] write(String name, long seed) throws IOException {
        RandomCheckpoint.of(DataType.BFLOAT16, seed, Map.of())
                .withMatrix("w", 10, 10)
                .write(directory.resolve(name));
        return Files.readAllBytes(directory.resolve(name).resolve("model.safetensors"));
    }

    @Test
    void refusesWholeNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomCheckpoint.of(DataType.INT8, 1, Map.of()))
                .withMessage("weights are floating point, not INT8");
    }
}
