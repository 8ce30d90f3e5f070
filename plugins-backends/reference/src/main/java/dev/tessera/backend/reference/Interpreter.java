package dev.tessera.backend.reference;

import dev.tessera.spi.graph.AttentionOp;
import dev.tessera.spi.graph.DenseOp;
import dev.tessera.spi.graph.ElementwiseOp;
import dev.tessera.spi.graph.NormalizationOp;
import dev.tessera.spi.graph.Op;
import dev.tessera.spi.graph.ReductionOp;
import dev.tessera.spi.graph.RowOp;
import dev.tessera.spi.graph.ShapeOp;
import dev.tessera.spi.graph.SourceOp;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Tensor;

/** Computes one operation after the other. */
final class Interpreter {
    private final LoadedWeights weights;
    private final Dense dense;
    private final Normalization normalization;
    private final Elementwise elementwise;
    private final Shapes shapes = new Shapes();
    private final Rows rows = new Rows();
    private final Reduction reduction = new Reduction();
    private final Attention attention;

    Interpreter(LoadedWeights weights, Workers workers) {
        this.weights = weights;
        this.dense = new Dense(weights, workers);
        this.normalization = new Normalization(weights);
        this.elementwise = new Elementwise(workers);
        this.attention = new Attention(workers);
    }

    HostArray compute(Op op, Frame frame) {
        return switch (op) {
            case SourceOp source -> source(source, frame);
            case DenseOp matrix -> dense.compute(matrix, frame);
            case NormalizationOp norm -> normalization.compute(norm, frame);
            case ElementwiseOp each -> elementwise.compute(each, frame);
            case ShapeOp shape -> shapes.compute(shape, frame);
            case RowOp row -> rows.compute(row, frame);
            case ReductionOp reducing -> reduction.compute(reducing, frame);
            case AttentionOp attending -> attention.compute(attending, frame);
        };
    }

    private HostArray source(SourceOp op, Frame frame) {
        return switch (op) {
            case SourceOp.Input input -> frame.given(input.name());
            case SourceOp.State state -> frame.given(state.name());
            case SourceOp.Weight weight -> new FloatArray(weight.weight().shape(), weights.plain(weight.weight()));
            case SourceOp.Constant constant -> array(constant.value());
        };
    }

    /** A host tensor's numbers, which are FLOAT32 or INT64. */
    static HostArray array(Tensor tensor) {
        return tensor.type() == DataType.INT64
                ? new LongArray(tensor.shape(), tensor.toLongs())
                : new FloatArray(tensor.shape(), tensor.toFloats());
    }

    void close() {
        weights.clear();
    }
}
