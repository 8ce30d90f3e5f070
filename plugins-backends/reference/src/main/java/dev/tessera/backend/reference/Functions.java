package dev.tessera.backend.reference;

import dev.tessera.spi.graph.ElementwiseOp.BinaryFunction;
import dev.tessera.spi.graph.ElementwiseOp.UnaryFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import org.apache.commons.numbers.gamma.Erfc;

/** The elementwise functions, in 64 bits: rounded to 32 once, they are as exact as a FLOAT32 can be. */
final class Functions {
    private static final double GELU_SLOPE = Math.sqrt(2 / Math.PI);

    private Functions() {}

    /** A function of two numbers of 32 bits. */
    interface FloatBinaryOperator {
        float apply(float left, float right);
    }

    static DoubleUnaryOperator of(UnaryFunction function) {
        return switch (function) {
            case NEGATE -> x -> -x;
            case ABSOLUTE -> Math::abs;
            case EXPONENTIAL -> Math::exp;
            case LOGARITHM -> Math::log;
            case SQUARE_ROOT -> Math::sqrt;
            case RECIPROCAL_SQUARE_ROOT -> x -> 1 / Math.sqrt(x);
            case SINE -> Math::sin;
            case COSINE -> Math::cos;
            case TANH -> Math::tanh;
            case SIGMOID -> Functions::sigmoid;
            case RELU -> x -> Math.max(x, 0);
            case SILU -> x -> x * sigmoid(x);
            case GELU -> x -> 0.5 * x * Erfc.value(-x * Math.sqrt(0.5));
            case GELU_TANH -> x -> 0.5 * x * (1 + Math.tanh(GELU_SLOPE * (x + 0.044715 * x * x * x)));
            case QUICK_GELU -> x -> x * sigmoid(1.702 * x);
        };
    }

    static FloatBinaryOperator ofFloats(BinaryFunction function) {
        return switch (function) {
            case ADD -> Float::sum;
            case SUBTRACT -> (left, right) -> left - right;
            case MULTIPLY -> (left, right) -> left * right;
            case DIVIDE -> (left, right) -> left / right;
            case MAXIMUM -> Math::max;
            case MINIMUM -> Math::min;
        };
    }

    static LongBinaryOperator ofLongs(BinaryFunction function) {
        return switch (function) {
            case ADD -> Long::sum;
            case SUBTRACT -> (left, right) -> left - right;
            case MULTIPLY -> (left, right) -> left * right;
            case DIVIDE -> throw new IllegalStateException("whole numbers are not divided");
            case MAXIMUM -> Math::max;
            case MINIMUM -> Math::min;
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
