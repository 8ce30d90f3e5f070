package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.Checks.require;
import static dev.tessera.spi.graph.Checks.requireFloating;
import static java.util.Objects.requireNonNull;

import java.util.List;

/** Operations that make less of the last dimension: what a sampler needs to know of many scores. */
public sealed interface ReductionOp extends Op {
    /** FLOAT or FLOAT32 {@code [..., width]}. */
    Value input();

    @Override
    default List<Value> inputs() {
        return List.of(input());
    }

    /**
     * The largest elements, largest first. Of equal ones, among them zeros of both signs, the one with the lower index comes
     * first, on every backend. There is no order among elements that are not numbers.
     *
     * @param input FLOAT or FLOAT32 {@code [..., width]}, the width fixed
     * @param count 1 to the width
     */
    record TopKValues(Value input, int count) implements ReductionOp {
        public TopKValues {
            requireNonNull(input, "input is null");
        }

        /** The input's element type, {@code [..., count]}. */
        @Override
        public TensorType resultType() {
            return new TensorType(input.element(), topKShape(input, count));
        }
    }

    /**
     * Where the largest elements stand in the last dimension, in the order of {@link TopKValues}.
     *
     * @param input FLOAT or FLOAT32 {@code [..., width]}, the width fixed
     * @param count 1 to the width
     */
    record TopKIndices(Value input, int count) implements ReductionOp {
        public TopKIndices {
            requireNonNull(input, "input is null");
        }

        /** INT64 {@code [..., count]}. */
        @Override
        public TensorType resultType() {
            return new TensorType(ElementType.INT64, topKShape(input, count));
        }
    }

    /**
     * {@code log(sum(exp(input)))}, without overflow where the elements are large; minus infinity where all are.
     *
     * @param input FLOAT or FLOAT32 {@code [..., width]}, the width fixed and at least 1
     */
    record LogSumExp(Value input) implements ReductionOp {
        public LogSumExp {
            requireNonNull(input, "input is null");
        }

        /** FLOAT32 {@code [...]}, without the last dimension. */
        @Override
        public TensorType resultType() {
            requireWidth(input, 1);
            List<Dimension> dimensions = input.shape().dimensions();
            return new TensorType(ElementType.FLOAT32, new SymbolicShape(dimensions.subList(0, dimensions.size() - 1)));
        }
    }

    private static SymbolicShape topKShape(Value input, int count) {
        require(count >= 1, "count %d is not positive".formatted(count));
        requireWidth(input, count);
        return input.shape().with(-1, Dimension.fixed(count));
    }

    private static void requireWidth(Value input, int least) {
        requireFloating("input", input);
        require(
                input.shape().rank() >= 1
                        && input.dimension(-1).isFixed()
                        && input.dimension(-1).fixedSize() >= least,
                "input %s does not have a fixed last dimension of at least %d".formatted(input.shape(), least));
    }
}
