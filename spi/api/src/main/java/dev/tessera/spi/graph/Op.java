package dev.tessera.spi.graph;

import java.util.List;

/**
 * One operation of a graph, as a record that holds the values it takes and its attributes.
 *
 * <p>The hierarchy is sealed, so that a backend lowers it with exhaustive switches: a new operation does not compile until
 * every backend knows it. Results are rounded to the compute type once per operation; sums, means and softmax accumulate
 * in at least 32-bit floating point.
 */
public sealed interface Op
        permits SourceOp, DenseOp, NormalizationOp, ElementwiseOp, ShapeOp, RowOp, ReductionOp, AttentionOp {
    /** The values this operation takes, in a fixed order. */
    List<Value> inputs();

    /** The checkpoint's tensors this operation uses. */
    default List<WeightReference> weights() {
        return List.of();
    }

    /**
     * What this operation computes.
     *
     * @throws IllegalArgumentException where the inputs do not fit together, saying which shapes and why
     */
    TensorType resultType();
}
