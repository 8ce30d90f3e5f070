package dev.tessera.backend.pytorch.script;

import dev.tessera.spi.graph.AttentionOp;
import dev.tessera.spi.graph.DenseOp;
import dev.tessera.spi.graph.ElementwiseOp;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.graph.NormalizationOp;
import dev.tessera.spi.graph.Op;
import dev.tessera.spi.graph.ReductionOp;
import dev.tessera.spi.graph.RowOp;
import dev.tessera.spi.graph.ShapeOp;
import dev.tessera.spi.graph.SourceOp;
import dev.tessera.spi.graph.Value;
import java.util.HashSet;
import java.util.Set;

/** Knows which values may lie in memory that the script does not own: inputs, weights, constants and views of them. */
final class OutputOwnership {
    private final Set<Integer> borrowed = new HashSet<>();

    OutputOwnership(Graph graph) {
        for (Graph.Node node : graph.nodes()) {
            if (isBorrowed(node.op())) {
                borrowed.add(node.result().id());
            }
        }
    }

    /** Whether a value can be handed out as it is. */
    boolean isOwn(Value value) {
        return !borrowed.contains(value.id());
    }

    private boolean isBorrowed(Op op) {
        return switch (op) {
            case SourceOp _ -> true;
            case ShapeOp _, ElementwiseOp.Cast _ ->
                op.inputs().stream().anyMatch(input -> borrowed.contains(input.id()));
            case DenseOp _,
                    NormalizationOp _,
                    ElementwiseOp.Unary _,
                    ElementwiseOp.Binary _,
                    RowOp _,
                    ReductionOp _,
                    AttentionOp _ -> false;
        };
    }
}
