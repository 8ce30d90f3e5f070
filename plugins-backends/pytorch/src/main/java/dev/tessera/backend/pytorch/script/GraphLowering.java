package dev.tessera.backend.pytorch.script;

import static dev.tessera.backend.pytorch.script.ScriptWriter.variable;

import dev.tessera.spi.graph.AttentionOp;
import dev.tessera.spi.graph.DenseOp;
import dev.tessera.spi.graph.ElementwiseOp;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.graph.NormalizationOp;
import dev.tessera.spi.graph.ReductionOp;
import dev.tessera.spi.graph.RowOp;
import dev.tessera.spi.graph.ShapeOp;
import dev.tessera.spi.graph.SourceOp;
import dev.tessera.spi.graph.Value;
import java.util.stream.Collectors;

/** Writes a graph as TorchScript, one statement for each operation. The same graph gives the same text. */
public final class GraphLowering {
    private final Graph graph;
    private final ScriptWriter script;
    private final SourceLowering sources;
    private final DenseLowering dense;
    private final NormalizationLowering normalizations;
    private final ElementwiseLowering elementwise;
    private final ShapeLowering shapes;
    private final RowLowering rows;
    private final ReductionLowering reductions;
    private final AttentionLowering attention;

    private GraphLowering(Graph graph, LoweringOptions options) {
        this.graph = graph;
        this.script = new ScriptWriter(options.computeType());
        this.sources = new SourceLowering(script);
        this.dense = new DenseLowering(script, new LinearGroups(graph, options.packing()));
        this.normalizations = new NormalizationLowering(script);
        this.elementwise = new ElementwiseLowering(script);
        this.shapes = new ShapeLowering(script);
        this.rows = new RowLowering(script);
        this.reductions = new ReductionLowering(script);
        this.attention = new AttentionLowering(script);
    }

    public static LoweredGraph lower(Graph graph, LoweringOptions options) {
        return new GraphLowering(graph, options).lower();
    }

    private LoweredGraph lower() {
        graph.nodes().forEach(this::lower);
        OutputOwnership ownership = new OutputOwnership(graph);
        script.statement(graph.outputs().values().stream()
                .map(value -> ownership.isOwn(value) ? variable(value) : "torch.clone(%s)".formatted(variable(value)))
                .collect(Collectors.joining(", ", "return [", "]")));
        return script.toGraph(ScriptLibrary.source());
    }

    private void lower(Graph.Node node) {
        Value result = node.result();
        switch (node.op()) {
            case SourceOp op -> sources.lower(op, result);
            case DenseOp op -> dense.lower(op, result);
            case NormalizationOp op -> normalizations.lower(op, result);
            case ElementwiseOp op -> elementwise.lower(op, result);
            case ShapeOp op -> shapes.lower(op, result);
            case RowOp op -> rows.lower(op, result);
            case ReductionOp op -> reductions.lower(op, result);
            case AttentionOp op -> attention.lower(op, result);
        }
    }
}
