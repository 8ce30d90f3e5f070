package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.Checks.require;
import static dev.tessera.spi.graph.Checks.requireElement;
import static dev.tessera.spi.graph.Checks.requireSame;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Operations with a matrix of the checkpoint: where the time goes. */
public sealed interface DenseOp extends Op {
    /**
     * {@code input * transpose(weight) + bias}.
     *
     * @param input FLOAT {@code [..., in]}
     * @param weight {@code [out, in]}
     * @param bias {@code [out]}
     */
    record Linear(Value input, WeightReference weight, Optional<WeightReference> bias) implements DenseOp {
        public Linear {
            requireNonNull(input, "input is null");
            requireNonNull(weight, "weight is null");
            requireNonNull(bias, "bias is null");
        }

        @Override
        public List<Value> inputs() {
            return List.of(input);
        }

        @Override
        public List<WeightReference> weights() {
            return Stream.concat(Stream.of(weight), bias.stream()).toList();
        }

        /** FLOAT {@code [..., out]}. */
        @Override
        public TensorType resultType() {
            requireElement("input", input, ElementType.FLOAT);
            require(weight.shape().rank() == 2, "weight %s is not a matrix".formatted(weight));
            require(input.shape().rank() >= 1, "input is a scalar");
            requireSame(
                    "input features",
                    input.dimension(-1),
                    Dimension.fixed(weight.shape().size(1)),
                    input.shape(),
                    weight);
            Dimension features = Dimension.fixed(weight.shape().size(0));
            bias.ifPresent(vector -> require(
                    vector.shape().rank() == 1 && vector.shape().size(0) == features.fixedSize(),
                    "bias %s does not fit weight %s".formatted(vector, weight)));
            return new TensorType(ElementType.FLOAT, input.shape().with(-1, features));
        }
    }

    /**
     * Rows of a table by number.
     *
     * @param ids INT64 {@code [...]}; each at least 0 and below {@code rows}
     * @param table {@code [rows, width]}
     */
    record Embedding(Value ids, WeightReference table) implements DenseOp {
        public Embedding {
            requireNonNull(ids, "ids is null");
            requireNonNull(table, "table is null");
        }

        @Override
        public List<Value> inputs() {
            return List.of(ids);
        }

        @Override
        public List<WeightReference> weights() {
            return List.of(table);
        }

        /** FLOAT {@code [..., width]}. */
        @Override
        public TensorType resultType() {
            requireElement("ids", ids, ElementType.INT64);
            require(table.shape().rank() == 2, "table %s is not a matrix".formatted(table));
            List<Dimension> dimensions = new ArrayList<>(ids.shape().dimensions());
            dimensions.add(Dimension.fixed(table.shape().size(1)));
            return new TensorType(ElementType.FLOAT, new SymbolicShape(dimensions));
        }
    }
}
