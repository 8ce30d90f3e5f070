package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.Checks.require;
import static dev.tessera.spi.graph.Checks.requireAxis;
import static dev.tessera.spi.graph.Checks.requireElement;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.IntStream;

/** Operations that move elements and change none. */
public sealed interface ShapeOp extends Op {
    /**
     * The same elements in the same order under another shape.
     *
     * @param input any element type
     * @param shape with as many elements as the input, whatever the symbols' values
     */
    record Reshape(Value input, SymbolicShape shape) implements ShapeOp {
        public Reshape {
            requireNonNull(input, "input is null");
            requireNonNull(shape, "shape is null");
        }

        @Override
        public List<Value> inputs() {
            return List.of(input);
        }

        @Override
        public TensorType resultType() {
            Dimension from = input.shape().elementCount();
            Dimension to = shape.elementCount();
            require(from.equals(to), "%s holds %s elements and %s holds %s".formatted(input.shape(), from, shape, to));
            return new TensorType(input.element(), shape);
        }
    }

    /**
     * Dimensions in another order.
     *
     * @param input any element type
     * @param permutation for each dimension of the result, the input's dimension it comes from
     */
    record Transpose(Value input, List<Integer> permutation) implements ShapeOp {
        public Transpose {
            requireNonNull(input, "input is null");
            permutation = List.copyOf(permutation);
        }

        @Override
        public List<Value> inputs() {
            return List.of(input);
        }

        @Override
        public TensorType resultType() {
            require(
                    permutation.stream()
                            .sorted()
                            .toList()
                            .equals(IntStream.range(0, input.shape().rank())
                                    .boxed()
                                    .toList()),
                    "%s does not permute the dimensions of %s".formatted(permutation, input.shape()));
            return new TensorType(
                    input.element(),
                    new SymbolicShape(
                            permutation.stream().map(input.shape()::dimension).toList()));
        }
    }

    /**
     * A range of one dimension.
     *
     * @param input any element type
     * @param axis a dimension of fixed size; negative numbers count from the end
     * @param start first index of the range
     * @param end index after the last of the range
     */
    record Slice(Value input, int axis, long start, long end) implements ShapeOp {
        public Slice {
            requireNonNull(input, "input is null");
        }

        @Override
        public List<Value> inputs() {
            return List.of(input);
        }

        @Override
        public TensorType resultType() {
            Dimension size = input.shape().dimension(requireAxis(axis, input.shape()));
            require(size.isFixed(), "dimension %d of %s has no fixed size".formatted(axis, input.shape()));
            require(
                    0 <= start && start < end && end <= size.fixedSize(),
                    "there is no range %d to %d in dimension %d of %s".formatted(start, end, axis, input.shape()));
            return new TensorType(input.element(), input.shape().with(axis, Dimension.fixed(end - start)));
        }
    }

    /**
     * Values one after the other along a dimension.
     *
     * @param inputs at least one, of one element type, equal in all other dimensions
     * @param axis negative numbers count from the end
     */
    record Concat(List<Value> inputs, int axis) implements ShapeOp {
        public Concat {
            inputs = List.copyOf(inputs);
        }

        @Override
        public TensorType resultType() {
            require(!inputs.isEmpty(), "there is nothing to concatenate");
            Value first = inputs.getFirst();
            int position = requireAxis(axis, first.shape());
            Dimension size = Dimension.fixed(0);
            for (Value input : inputs) {
                requireElement("input", input, first.element());
                require(
                        input.shape().rank() == first.shape().rank()
                                && input.shape()
                                        .with(position, first.dimension(position))
                                        .equals(first.shape()),
                        "%s and %s differ in another dimension than %d"
                                .formatted(first.shape(), input.shape(), position));
                size = size.plus(input.dimension(position));
            }
            return new TensorType(first.element(), first.shape().with(position, size));
        }
    }
}
