package dev.tessera.models.qwen2vl;

import static dev.tessera.spi.graph.ElementType.FLOAT32;
import static dev.tessera.spi.graph.ElementwiseOp.UnaryFunction.COSINE;
import static dev.tessera.spi.graph.ElementwiseOp.UnaryFunction.SINE;

import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Cosines and sines of the angles by which tokens are rotated, for positions with several axes.
 *
 * @param cosines FLOAT32 {@code [tokens, headWidth / 2]}
 * @param sines FLOAT32 of the same shape
 */
record RotaryAngles(Value cosines, Value sines) {
    /**
     * M-RoPE (Qwen2-VL, 2024): one set of frequencies, of which the first section follows the first axis of the positions,
     * the next section the second, and so on.
     *
     * @param positions INT64 {@code [axes, tokens]}
     * @param sections number of frequencies for each axis, together half the head width
     */
    static RotaryAngles multimodal(
            GraphBuilder graph, Value positions, int headWidth, double theta, List<Integer> sections) {
        Value angles = angles(graph, positions, frequencies(headWidth, theta));
        List<Value> parts = new ArrayList<>();
        int start = 0;
        for (int axis = 0; axis < sections.size(); axis++) {
            int end = start + sections.get(axis);
            parts.add(axis(graph, graph.slice(angles, 2, start, end), axis));
            start = end;
        }
        return of(graph, parts);
    }

    /**
     * The rotary embedding of the vision tower: each axis has frequencies of its own, those of heads half as wide.
     *
     * @param positions INT64 {@code [2, patches]}: row and column of each patch
     */
    static RotaryAngles spatial(GraphBuilder graph, Value positions, int headWidth, double theta) {
        Value angles = angles(graph, positions, frequencies(headWidth / 2, theta));
        return of(graph, List.of(axis(graph, angles, 0), axis(graph, angles, 1)));
    }

    Value rotate(GraphBuilder graph, Value heads) {
        return graph.rotaryEmbedding(heads, cosines, sines);
    }

    private static RotaryAngles of(GraphBuilder graph, List<Value> parts) {
        Value angles = graph.concat(1, parts);
        return new RotaryAngles(graph.apply(COSINE, angles), graph.apply(SINE, angles));
    }

    /** Every position times every frequency, {@code [axes, tokens, frequencies]}. */
    private static Value angles(GraphBuilder graph, Value positions, float[] frequencies) {
        Value column = graph.reshape(
                graph.cast(positions, FLOAT32), positions.dimension(0), positions.dimension(1), Dimension.fixed(1));
        return graph.multiply(column, graph.constant(Tensor.ofFloats(Shape.of(frequencies.length), frequencies)));
    }

    private static Value axis(GraphBuilder graph, Value angles, int axis) {
        return graph.reshape(graph.slice(angles, 0, axis, axis + 1), angles.dimension(1), angles.dimension(2));
    }

    /** {@code theta ^ (-2i / width)}, computed in 32 bits step by step as the reference does. */
    private static float[] frequencies(int width, double theta) {
        float[] frequencies = new float[width / 2];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = 1f / (float) Math.pow(theta, 2f * i / width);
        }
        return frequencies;
    }
}
