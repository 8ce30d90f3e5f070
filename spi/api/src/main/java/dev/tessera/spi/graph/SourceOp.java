package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;

/** Where values come from. */
public sealed interface SourceOp extends Op {
    @Override
    default List<Value> inputs() {
        return List.of();
    }

    /**
     * A tensor that the caller passes to each run. Each symbol of a graph must stand in some input or state as a plain
     * factor and offset, such as {@code T}, {@code 4*P} or {@code S + 1}, so that its value can be read off the shape.
     *
     * @param name unique among inputs and states
     * @param resultType FLOAT inputs may be passed as FLOAT32 and are converted
     */
    record Input(String name, TensorType resultType) implements SourceOp {
        public Input {
            requireNonNull(name, "name is null");
            requireNonNull(resultType, "resultType is null");
        }
    }

    /**
     * A tensor that stays on the device from run to run and that {@link RowOp.UpdateRows} changes in place, such as a KV
     * cache. The caller passes it to each run as a device tensor, and reads it there: a state is no output.
     *
     * @param name unique among inputs and states
     * @param resultType its first dimension may be symbolic
     */
    record State(String name, TensorType resultType) implements SourceOp {
        public State {
            requireNonNull(name, "name is null");
            requireNonNull(resultType, "resultType is null");
        }
    }

    /** A tensor of the checkpoint, converted to the compute type. */
    record Weight(WeightReference weight) implements SourceOp {
        public Weight {
            requireNonNull(weight, "weight is null");
        }

        @Override
        public List<WeightReference> weights() {
            return List.of(weight);
        }

        @Override
        public TensorType resultType() {
            return new TensorType(ElementType.FLOAT, SymbolicShape.fixed(weight.shape()));
        }
    }

    /** Numbers that the model knows beforehand, such as rotary frequencies: FLOAT32 or INT64. */
    record Constant(Tensor value) implements SourceOp {
        public Constant {
            requireNonNull(value, "value is null");
        }

        @Override
        public TensorType resultType() {
            require(
                    value.type() == DataType.FLOAT32 || value.type() == DataType.INT64,
                    "a constant holds %s, not FLOAT32 or INT64".formatted(value.type()));
            return new TensorType(
                    value.type() == DataType.FLOAT32 ? ElementType.FLOAT32 : ElementType.INT64,
                    SymbolicShape.fixed(value.shape()));
        }
    }
}
