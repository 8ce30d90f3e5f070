package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.Checks.require;
import static dev.tessera.spi.graph.Checks.requireElement;
import static dev.tessera.spi.graph.Checks.requireIndices;
import static java.util.Objects.requireNonNull;

import java.util.List;

/** Operations on rows: what lies under one index of the first dimension. Every row number must exist. */
public sealed interface RowOp extends Op {
    /**
     * The rows with the given numbers, in that order.
     *
     * @param input {@code [n, ...]}
     * @param rows INT64 {@code [m]}
     */
    record GatherRows(Value input, Value rows) implements RowOp {
        public GatherRows {
            requireNonNull(input, "input is null");
            requireNonNull(rows, "rows is null");
        }

        @Override
        public List<Value> inputs() {
            return List.of(input, rows);
        }

        /** {@code [m, ...]}. */
        @Override
        public TensorType resultType() {
            requireIndices("rows", rows);
            require(input.shape().rank() >= 1, "input is a scalar");
            return new TensorType(input.element(), input.shape().with(0, rows.dimension(0)));
        }
    }

    /**
     * The input with some rows replaced; the input itself stays as it is.
     *
     * @param input {@code [n, ...]}
     * @param rows INT64 {@code [m]}, all different
     * @param updates {@code [m, ...]}
     */
    record ScatterRows(Value input, Value rows, Value updates) implements RowOp {
        public ScatterRows {
            requireNonNull(input, "input is null");
            requireNonNull(rows, "rows is null");
            requireNonNull(updates, "updates is null");
        }

        @Override
        public List<Value> inputs() {
            return List.of(input, rows, updates);
        }

        /** {@code [n, ...]}. */
        @Override
        public TensorType resultType() {
            requireUpdates(input, rows, updates);
            return input.type();
        }
    }

    /**
     * Replaces rows of a state in place, also where nothing takes the result. The result is the state as it is afterwards:
     * later operations take it, and neither the state from before nor what was reshaped, transposed, sliced, concatenated
     * or cast from it. Rows gathered before the update stay as they were.
     *
     * @param state a {@link SourceOp.State} or the result of another update of it, {@code [n, ...]}
     * @param rows INT64 {@code [m]}, all different
     * @param updates {@code [m, ...]}
     */
    record UpdateRows(Value state, Value rows, Value updates) implements RowOp {
        public UpdateRows {
            requireNonNull(state, "state is null");
            requireNonNull(rows, "rows is null");
            requireNonNull(updates, "updates is null");
        }

        @Override
        public List<Value> inputs() {
            return List.of(state, rows, updates);
        }

        /** {@code [n, ...]}. */
        @Override
        public TensorType resultType() {
            requireUpdates(state, rows, updates);
            return state.type();
        }
    }

    private static void requireUpdates(Value input, Value rows, Value updates) {
        requireIndices("rows", rows);
        requireElement("updates", updates, input.element());
        require(
                input.shape().rank() >= 1
                        && updates.shape().equals(input.shape().with(0, rows.dimension(0))),
                "updates %s do not fit %s rows of %s".formatted(updates.shape(), rows.dimension(0), input.shape()));
    }
}
