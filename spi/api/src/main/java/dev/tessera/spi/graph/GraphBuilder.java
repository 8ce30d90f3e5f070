package dev.tessera.spi.graph;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static dev.tessera.spi.error.StandardErrors.INVALID_GRAPH;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.checkpoint.TensorInfo;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.graph.ElementwiseOp.BinaryFunction;
import dev.tessera.spi.graph.ElementwiseOp.UnaryFunction;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a graph, operation by operation. Each method adds one node and returns its value; shapes and element types are
 * checked at once, so that a mistake is reported where it is made, with the node, the operation and the shapes. Weights are
 * named as in the checkpoint, from which their shapes are known. What each operation computes is said on its record, such as
 * {@link DenseOp.Linear}. Not thread-safe.
 */
public final class GraphBuilder {
    private final String name;
    private final Weights weights;
    private final List<Graph.Node> nodes = new ArrayList<>();
    private final StateViews states = new StateViews();
    private final Set<String> inputNames = new HashSet<>();
    private final Map<String, Value> outputs = new LinkedHashMap<>();

    /**
     * @param name what the graph is called in errors
     * @param weights where weight names are looked up
     */
    public GraphBuilder(String name, Weights weights) {
        this.name = requireNonNull(name, "name is null");
        this.weights = requireNonNull(weights, "weights is null");
    }

    public Value input(String inputName, ElementType element, Dimension... dimensions) {
        requireNewName(inputName);
        return add(new SourceOp.Input(inputName, new TensorType(element, SymbolicShape.of(dimensions))));
    }

    public Value state(String stateName, ElementType element, Dimension... dimensions) {
        requireNewName(stateName);
        return add(new SourceOp.State(stateName, new TensorType(element, SymbolicShape.of(dimensions))));
    }

    public Value weight(String weightName) {
        return add(new SourceOp.Weight(reference(weightName)));
    }

    public Value constant(Tensor value) {
        return add(new SourceOp.Constant(value));
    }

    /** A linear layer; the bias is used where the checkpoint has {@code <layer>.bias}. */
    public Value linear(Value input, String layer) {
        return add(new DenseOp.Linear(input, reference(layer + ".weight"), bias(layer)));
    }

    /** A linear layer without bias. */
    public Value linear(Value input, WeightReference weight) {
        return add(new DenseOp.Linear(input, weight, Optional.empty()));
    }

    public Value linear(Value input, WeightReference weight, WeightReference bias) {
        return add(new DenseOp.Linear(input, weight, Optional.of(bias)));
    }

    public Value embedding(Value ids, String tableName) {
        return add(new DenseOp.Embedding(ids, reference(tableName)));
    }

    /** Root-mean-square normalization with {@code <layer>.weight}. */
    public Value rmsNorm(Value input, String layer, double epsilon) {
        return add(new NormalizationOp.RmsNorm(input, reference(layer + ".weight"), epsilon));
    }

    /** Layer normalization with {@code <layer>.weight} and, where the checkpoint has it, {@code <layer>.bias}. */
    public Value layerNorm(Value input, String layer, double epsilon) {
        return add(new NormalizationOp.LayerNorm(input, reference(layer + ".weight"), bias(layer), epsilon));
    }

    public Value apply(UnaryFunction function, Value input) {
        return add(new ElementwiseOp.Unary(function, input));
    }

    public Value apply(BinaryFunction function, Value left, Value right) {
        return add(new ElementwiseOp.Binary(function, left, right));
    }

    public Value add(Value left, Value right) {
        return apply(BinaryFunction.ADD, left, right);
    }

    public Value multiply(Value left, Value right) {
        return apply(BinaryFunction.MULTIPLY, left, right);
    }

    public Value cast(Value input, ElementType target) {
        return add(new ElementwiseOp.Cast(input, target));
    }

    public Value reshape(Value input, Dimension... dimensions) {
        return add(new ShapeOp.Reshape(input, SymbolicShape.of(dimensions)));
    }

    public Value transpose(Value input, Integer... permutation) {
        return add(new ShapeOp.Transpose(input, List.of(permutation)));
    }

    public Value slice(Value input, int axis, long start, long end) {
        return add(new ShapeOp.Slice(input, axis, start, end));
    }

    public Value concat(int axis, List<Value> inputs) {
        return add(new ShapeOp.Concat(inputs, axis));
    }

    public Value gatherRows(Value input, Value rows) {
        return add(new RowOp.GatherRows(input, rows));
    }

    public Value scatterRows(Value input, Value rows, Value updates) {
        return add(new RowOp.ScatterRows(input, rows, updates));
    }

    /** Changes a state in place; see {@link RowOp.UpdateRows}. */
    public Value updateRows(Value state, Value rows, Value updates) {
        return add(new RowOp.UpdateRows(state, rows, updates));
    }

    public Value topKValues(Value input, int count) {
        return add(new ReductionOp.TopKValues(input, count));
    }

    public Value topKIndices(Value input, int count) {
        return add(new ReductionOp.TopKIndices(input, count));
    }

    public Value logSumExp(Value input) {
        return add(new ReductionOp.LogSumExp(input));
    }

    public Value rotaryEmbedding(Value input, Value cosines, Value sines) {
        return add(new AttentionOp.RotaryEmbedding(input, cosines, sines));
    }

    /** Attention of tokens to those of their own segment. */
    public Value segmentAttention(Value query, Value key, Value value, Value segmentStarts, double scale) {
        return segmentAttention(query, key, value, segmentStarts, segmentStarts, scale);
    }

    public Value segmentAttention(
            Value query, Value key, Value value, Value queryStarts, Value keyStarts, double scale) {
        return add(new AttentionOp.SegmentAttention(query, key, value, queryStarts, keyStarts, scale));
    }

    /** Adds any operation; the other methods are shorthands for this one. */
    public Value add(Op op) {
        op.inputs().forEach(input -> requireUsable(describe(op), input));
        op.weights().forEach(weight -> reference(weight.name(), weight.shape()));
        if (op instanceof RowOp.UpdateRows update && !states.isState(update.state())) {
            throw invalid(
                    describe(op),
                    "value %d is not a state".formatted(update.state().id()));
        }
        TensorType type;
        try {
            type = op.resultType();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw invalid(describe(op), e.getMessage());
        }
        Value result = new Value(nodes.size(), type);
        nodes.add(new Graph.Node(op, result));
        states.add(op, result);
        return result;
    }

    /** Declares a result of the graph. */
    public void output(String outputName, Value value) {
        requireNonNull(outputName, "outputName is null");
        String subject = "output " + outputName;
        requireUsable(subject, value);
        if (states.isView(value)) {
            throw invalid(subject, "value %d is a state, which is read where it lies".formatted(value.id()));
        }
        if (outputs.putIfAbsent(outputName, value) != null) {
            throw invalid(subject, "the name is taken");
        }
    }

    /** The graph of everything added so far, which must have an output or change a state. */
    public Graph build() {
        if (outputs.isEmpty() && nodes.stream().noneMatch(node -> node.op() instanceof RowOp.UpdateRows)) {
            throw invalid("build", "the graph has no output and changes no state");
        }
        Graph graph = new Graph(name, nodes, outputs);
        try {
            new SymbolBinding(graph).requireSolvable();
        } catch (IllegalArgumentException e) {
            throw invalid("build", e.getMessage());
        }
        return graph;
    }

    /** A checkpoint's tensor in its stored shape. */
    public WeightReference reference(String weightName) {
        return new WeightReference(weightName, info(weightName).shape());
    }

    /** A checkpoint's tensor under another shape with as many elements. */
    public WeightReference reference(String weightName, Shape shape) {
        Shape stored = info(weightName).shape();
        if (stored.elementCount() != shape.elementCount()) {
            throw invalid(
                    "weight " + weightName, "it is stored as %s, which cannot be used as %s".formatted(stored, shape));
        }
        return new WeightReference(weightName, shape);
    }

    private Optional<WeightReference> bias(String layer) {
        String bias = layer + ".bias";
        return weights.find(bias).map(info -> reference(bias));
    }

    private TensorInfo info(String weightName) {
        TensorInfo info = weights.find(weightName)
                .orElseThrow(() -> new TesseraException(
                        INVALID_CHECKPOINT,
                        "the checkpoint has no tensor %s, which the %s needs".formatted(weightName, name)));
        if (!info.type().isFloatingPoint()) {
            throw new TesseraException(
                    INVALID_CHECKPOINT,
                    "the checkpoint's tensor %s holds %s, but the %s needs floating point"
                            .formatted(weightName, info.type(), name));
        }
        return info;
    }

    private void requireUsable(String subject, Value value) {
        if (value.id() < 0
                || value.id() >= nodes.size()
                || !nodes.get(value.id()).result().equals(value)) {
            throw invalid(subject, "value %d is not of this graph".formatted(value.id()));
        }
        if (states.isOutdated(value)) {
            throw invalid(
                    subject,
                    "value %d is a state from before its update; take the update's result".formatted(value.id()));
        }
    }

    private void requireNewName(String inputName) {
        if (!inputNames.add(requireNonNull(inputName, "inputName is null"))) {
            throw invalid("input " + inputName, "the name is taken");
        }
    }

    private TesseraException invalid(String subject, String problem) {
        return new TesseraException(
                INVALID_GRAPH, "%s, node %d (%s): %s".formatted(name, nodes.size(), subject, problem));
    }

    /** The operation with what tells it from others of its kind. */
    private static String describe(Op op) {
        String kind = op.getClass().getSimpleName();
        return switch (op) {
            case SourceOp.Input input -> kind + " " + input.name();
            case SourceOp.State state -> kind + " " + state.name();
            case ElementwiseOp.Unary unary -> kind + " " + unary.function();
            case ElementwiseOp.Binary binary -> kind + " " + binary.function();
            case SourceOp.Weight _, DenseOp _, NormalizationOp _ ->
                kind + " " + op.weights().getFirst().name();
            case SourceOp.Constant _, ElementwiseOp.Cast _, ShapeOp _, RowOp _, ReductionOp _, AttentionOp _ -> kind;
        };
    }
}
