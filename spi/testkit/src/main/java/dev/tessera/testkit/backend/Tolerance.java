package dev.tessera.testkit.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.graph.AttentionOp;
import dev.tessera.spi.graph.DenseOp;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.ElementwiseOp;
import dev.tessera.spi.graph.NormalizationOp;
import dev.tessera.spi.graph.Op;
import dev.tessera.spi.graph.ReductionOp;
import dev.tessera.spi.graph.RowOp;
import dev.tessera.spi.graph.ShapeOp;
import dev.tessera.spi.graph.SourceOp;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Tensor;

/**
 * How far a backend's numbers may be from the exact ones.
 *
 * @param absolute largest difference where the exact number is zero
 * @param relative what is added to that, for each unit of the exact number
 */
record Tolerance(double absolute, double relative) {
    static final Tolerance EXACT = new Tolerance(0, 0);
    /** A few units in the last place of 32 bits: mathematical libraries differ by that. */
    static final Tolerance ROUNDING = new Tolerance(1e-6, 1e-6);
    /** Sums of some hundred numbers of about one, in any order, in 32 bits. */
    static final Tolerance SUMS = new Tolerance(1e-5, 1e-5);
    /** One rounding to the eight bits of a bfloat16 is 2^-9; twice that, for results near the middle of two. */
    private static final Tolerance BFLOAT16_ROUNDING = new Tolerance(1e-6, 0x1p-8);
    /**
     * The operands of stored cases are exact in bfloat16. Sums are rounded once at the end, but fused kernels also keep
     * probabilities and normalized values, which are of about one, in bfloat16.
     */
    private static final Tolerance BFLOAT16_SUMS = new Tolerance(0x1p-7, 0x1p-7);

    /** What an operation's result may be off by, when its operands are exact. */
    static Tolerance of(Op op, ElementType result, DataType computeType) {
        boolean brain = result == ElementType.FLOAT && computeType == DataType.BFLOAT16;
        return switch (op) {
            case SourceOp _,
                    ShapeOp _,
                    RowOp _,
                    DenseOp.Embedding _,
                    ReductionOp.TopKValues _,
                    ReductionOp.TopKIndices _ -> EXACT;
            // the exponentials are of one at most, and the sum is in 32 bits
            case ReductionOp.LogSumExp _ -> SUMS;
            case ElementwiseOp _ -> brain ? BFLOAT16_ROUNDING : ROUNDING;
            case DenseOp.Linear _, NormalizationOp _, AttentionOp _ -> brain ? BFLOAT16_SUMS : SUMS;
        };
    }

    void assertClose(Tensor actual, Tensor expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.type()).isEqualTo(expected.type());
        if (expected.type() == DataType.INT64) {
            assertThat(actual.toLongs()).containsExactly(expected.toLongs());
        } else {
            assertClose(actual.toFloats(), expected.toFloats());
        }
    }

    private void assertClose(float[] actual, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            double limit = absolute + relative * Math.abs(expected[i]);
            boolean close = Float.compare(actual[i], expected[i]) == 0
                    || (Double.isFinite(limit) && Math.abs((double) actual[i] - expected[i]) <= limit);
            assertThat(close)
                    .as("element %d is %s, which is not within %s of %s", i, actual[i], limit, expected[i])
                    .isTrue();
        }
    }
}
