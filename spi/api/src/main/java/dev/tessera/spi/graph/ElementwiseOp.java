package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.Checks.require;
import static dev.tessera.spi.graph.Checks.requireElement;
import static dev.tessera.spi.graph.Checks.requireFloating;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/** Operations on each element by itself. */
public sealed interface ElementwiseOp extends Op {
    /** Functions of one floating-point number. */
    enum UnaryFunction {
        NEGATE,
        ABSOLUTE,
        EXPONENTIAL,
        LOGARITHM,
        SQUARE_ROOT,
        RECIPROCAL_SQUARE_ROOT,
        SINE,
        COSINE,
        TANH,
        /** {@code 1 / (1 + exp(-x))}. */
        SIGMOID,
        RELU,
        /** {@code x * sigmoid(x)}, also called swish. */
        SILU,
        /** {@code x * Phi(x)} with the exact error function (Hendrycks and Gimpel, 2016). */
        GELU,
        /** The tanh approximation of GELU. */
        GELU_TANH,
        /** {@code x * sigmoid(1.702 * x)}, as in CLIP. */
        QUICK_GELU
    }

    /** Functions of two numbers. */
    enum BinaryFunction {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        MAXIMUM,
        MINIMUM
    }

    /**
     * A function of each element.
     *
     * @param function which one
     * @param input FLOAT or FLOAT32, any shape
     */
    record Unary(UnaryFunction function, Value input) implements ElementwiseOp {
        public Unary {
            requireNonNull(function, "function is null");
            requireNonNull(input, "input is null");
        }

        @Override
        public List<Value> inputs() {
            return List.of(input);
        }

        /** The input's type. */
        @Override
        public TensorType resultType() {
            requireFloating("input", input);
            return input.type();
        }
    }

    /**
     * A function of pairs of elements. Shapes are aligned at the last dimension; a dimension of size one, or one that is
     * missing in front, is repeated to fit the other.
     *
     * @param function which one
     * @param left any element type; {@code DIVIDE} takes floating point only
     * @param right the same element type
     */
    record Binary(BinaryFunction function, Value left, Value right) implements ElementwiseOp {
        public Binary {
            requireNonNull(function, "function is null");
            requireNonNull(left, "left is null");
            requireNonNull(right, "right is null");
        }

        @Override
        public List<Value> inputs() {
            return List.of(left, right);
        }

        @Override
        public TensorType resultType() {
            requireElement("right operand", right, left.element());
            require(
                    function != BinaryFunction.DIVIDE || left.element() != ElementType.INT64,
                    "whole numbers are not divided");
            return new TensorType(left.element(), broadcast(left.shape(), right.shape()));
        }

        private static SymbolicShape broadcast(SymbolicShape left, SymbolicShape right) {
            Dimension one = Dimension.fixed(1);
            int rank = Math.max(left.rank(), right.rank());
            List<Dimension> dimensions = new ArrayList<>(rank);
            for (int i = -rank; i < 0; i++) {
                Dimension leftSize = -i > left.rank() ? one : left.dimension(i);
                Dimension rightSize = -i > right.rank() ? one : right.dimension(i);
                require(
                        leftSize.equals(rightSize) || leftSize.equals(one) || rightSize.equals(one),
                        "shapes %s and %s do not fit: %s against %s".formatted(left, right, leftSize, rightSize));
                dimensions.add(leftSize.equals(one) ? rightSize : leftSize);
            }
            return new SymbolicShape(dimensions);
        }
    }

    /**
     * Conversion to another element type. Floating point to whole numbers drops the fraction.
     *
     * @param input any element type and shape
     * @param target element type of the result
     */
    record Cast(Value input, ElementType target) implements ElementwiseOp {
        public Cast {
            requireNonNull(input, "input is null");
            requireNonNull(target, "target is null");
        }

        @Override
        public List<Value> inputs() {
            return List.of(input);
        }

        @Override
        public TensorType resultType() {
            return new TensorType(target, input.shape());
        }
    }
}
