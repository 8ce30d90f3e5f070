package dev.tessera.backend.reference;

import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.graph.DenseOp;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.graph.Op;
import dev.tessera.spi.graph.WeightReference;
import java.util.HashMap;
import java.util.Map;

/** A graph's weights in FLOAT32: as stored, and the matrices of linear layers packed. */
final class LoadedWeights {
    private final Map<String, float[]> plain = new HashMap<>();
    private final Map<WeightReference, PackedMatrix> packed = new HashMap<>();

    LoadedWeights(Graph graph, Weights weights) {
        for (Graph.Node node : graph.nodes()) {
            Op op = node.op();
            for (WeightReference reference : op.weights()) {
                if (isMatrix(op, reference)) {
                    packed.computeIfAbsent(reference, missing -> pack(missing, weights));
                } else {
                    plain.computeIfAbsent(
                            reference.name(), name -> weights.tensor(name).toFloats());
                }
            }
        }
    }

    /** The elements in stored order. */
    float[] plain(WeightReference reference) {
        return plain.get(reference.name());
    }

    /** The transposed weight of a linear layer. */
    PackedMatrix packed(WeightReference reference) {
        return packed.get(reference);
    }

    void clear() {
        plain.clear();
        packed.clear();
    }

    private static boolean isMatrix(Op op, WeightReference reference) {
        return op instanceof DenseOp.Linear linear && linear.weight().equals(reference);
    }

    private static PackedMatrix pack(WeightReference reference, Weights weights) {
        return PackedMatrix.transposed(
                weights.tensor(reference.name()).toFloats(),
                Math.toIntExact(reference.shape().size(0)),
                Math.toIntExact(reference.shape().size(1)));
    }
}
