package dev.tessera.testkit.goldens;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.testkit.json.JsonShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What {@code real_size.json} says of a tensor that is too large to be stored.
 *
 * @param summary its {@code shape}, {@code mean}, {@code samples} and {@code sha256_float32_le}
 */
public record GoldenNumbers(JsonObject summary) {
    public GoldenNumbers {
        requireNonNull(summary, "summary is null");
    }

    public Shape shape() {
        return JsonShape.read(summary, "shape");
    }

    /**
     * Compares samples and the mean.
     *
     * @param values in the order of the shape
     * @param tolerance of each
     */
    public void assertCloseTo(float[] values, double tolerance) {
        assertThat((long) values.length).isEqualTo(shape().elementCount());
        for (Object sample : (List<?>) summary.asMap().get("samples")) {
            List<?> indexAndValue = (List<?>) sample;
            int index = ((Number) indexAndValue.get(0)).intValue();
            double expected = ((Number) indexAndValue.get(1)).doubleValue();
            assertThat((double) values[index]).as("value %d", index).isCloseTo(expected, within(tolerance));
        }
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        assertThat(sum / values.length).isCloseTo(summary.number("mean"), within(tolerance));
    }

    /** Compares every bit. */
    public void assertEqualTo(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        try {
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array())))
                    .isEqualTo(summary.string("sha256_float32_le"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
