package dev.tessera.models.decoder;

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
 * Cosines and sines of the angles by which tokens are rotated, for positions with one axis or several.
 *
 * @param cosines FLOAT32 {@code [tokens, headWidth / 2]}
 * @param sines FLOAT32 of the same shape
 */
public record RotaryAngles(Value cosines, Value sines) {
    /**
     * The rotary embedding of language models whose positions have one axis.
     *
     * @param positions INT64 {@code [1, tokens]}
     * @param frequencies half the head width
     */
    public static RotaryAngles sequential(GraphBuilder graph, Value positions, float[] frequencies) {
        return of(graph, List.of(axis(graph, angles(graph, positions, frequencies), 0)));
    }

    /**
     * LongRoPE, whose frequencies each have a factor and whose cosines and sines have one in common.
     *
     * @param positions INT64 {@code [1, tokens]}
     */
    public static RotaryAngles scaled(GraphBuilder graph, Value positions, LongRope rope) {
        RotaryAngles plain = sequential(graph, positions, rope.frequencies());
        Value scale = graph.constant(Tensor.ofFloats(Shape.of(1), rope.scale()));
        return new RotaryAngles(graph.multiply(plain.cosines(), scale), graph.multiply(plain.sines(), scale));
    }

    /**
     * M-RoPE (Qwen2-VL, 2024): one set of frequencies, of which the first section follows the first axis of the positions,
     * the next section the second, and so on.
     *
     * @param positions INT64 {@code [axes, tokens]}
     * @param sections number of frequencies for each axis, together half the head width
     */
    public static RotaryAngles multimodal(
            GraphBuilder graph, Value positions, int headWidth, double theta, List<Integer> sections) {
        Value angles = angles(graph, positions, RotaryFrequencies.of(headWidth, theta));
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
    public static RotaryAngles spatial(GraphBuilder graph, Value positions, int headWidth, double theta) {
        Value angles = angles(graph, positions, RotaryFrequencies.of(headWidth / 2, theta));
        return of(graph, List.of(axis(graph, angles, 0), axis(graph, angles, 1)));
    }

    /** Turns pairs of features of heads, {@code [tokens, heads, headWidth]}. */
    public Value rotate(GraphBuilder graph, Value heads) {
        return graph.rotaryEmbedding(heads, cosines, sines);
    }

    private static RotaryAngles of(GraphBuilder graph, List<Value> parts) {
        Value angles = parts.size() == 1 ? parts.getFirst() : graph.concat(1, parts);
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
}
