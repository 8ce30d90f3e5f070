package dev.tessera.backend.reference;

import dev.tessera.spi.graph.NormalizationOp;

/** Computes normalizations over the last dimension, with statistics in 64 bits. */
final class Normalization {
    private final LoadedWeights weights;

    Normalization(LoadedWeights weights) {
        this.weights = weights;
    }

    HostArray compute(NormalizationOp op, Frame frame) {
        FloatArray input = frame.floats(op.input());
        return switch (op) {
            case NormalizationOp.RmsNorm norm -> rmsNorm(input, weights.plain(norm.weight()), norm.epsilon());
            case NormalizationOp.LayerNorm norm ->
                layerNorm(
                        input,
                        weights.plain(norm.weight()),
                        norm.bias().map(weights::plain).orElseGet(() -> new float[width(input)]),
                        norm.epsilon());
        };
    }

    private static FloatArray rmsNorm(FloatArray input, float[] weight, double epsilon) {
        FloatArray result = FloatArray.zerosOf(input.shape());
        float[] from = input.values();
        int width = weight.length;
        for (int start = 0; start < from.length; start += width) {
            double squares = 0;
            for (int i = 0; i < width; i++) {
                squares += (double) from[start + i] * from[start + i];
            }
            double factor = 1 / Math.sqrt(squares / width + epsilon);
            for (int i = 0; i < width; i++) {
                result.values()[start + i] = (float) (from[start + i] * factor) * weight[i];
            }
        }
        return result;
    }

    private static FloatArray layerNorm(FloatArray input, float[] weight, float[] bias, double epsilon) {
        FloatArray result = FloatArray.zerosOf(input.shape());
        float[] from = input.values();
        int width = weight.length;
        for (int start = 0; start < from.length; start += width) {
            double sum = 0;
            for (int i = 0; i < width; i++) {
                sum += from[start + i];
            }
            double mean = sum / width;
            double squares = 0;
            for (int i = 0; i < width; i++) {
                squares += (from[start + i] - mean) * (from[start + i] - mean);
            }
            double factor = 1 / Math.sqrt(squares / width + epsilon);
            for (int i = 0; i < width; i++) {
                result.values()[start + i] = (float) ((from[start + i] - mean) * factor * weight[i] + bias[i]);
            }
        }
        return result;
    }

    private static int width(FloatArray input) {
        return Math.toIntExact(input.shape().size(-1));
    }
}
