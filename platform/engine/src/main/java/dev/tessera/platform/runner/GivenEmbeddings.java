package dev.tessera.platform.runner;

import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;

/** Joins embeddings that were computed elsewhere to the input of one run. */
final class GivenEmbeddings {
    private GivenEmbeddings() {}

    /**
     * One below the other.
     *
     * @param embeddings {@code [rows, hiddenSize]} each, of any floating-point type
     * @return FLOAT32
     * @throws IllegalArgumentException where one has rows of another size
     */
    static Tensor join(List<Tensor> embeddings, int hiddenSize) {
        long rows = 0;
        for (Tensor each : embeddings) {
            if (each.shape().rank() != 2 || each.shape().size(1) != hiddenSize) {
                throw new IllegalArgumentException(
                        "embeddings %s are not rows of %d numbers".formatted(each, hiddenSize));
            }
            rows += each.shape().size(0);
        }
        float[] joined = new float[Math.toIntExact(Math.multiplyExact(rows, hiddenSize))];
        int filled = 0;
        for (Tensor each : embeddings) {
            float[] values = each.toFloats();
            System.arraycopy(values, 0, joined, filled, values.length);
            filled += values.length;
        }
        return Tensor.ofFloats(Shape.of(rows, hiddenSize), joined);
    }
}
