package dev.tessera.backend.pytorch.script;

import static dev.tessera.backend.pytorch.script.ScriptWriter.variable;

import dev.tessera.spi.graph.ElementwiseOp;
import dev.tessera.spi.graph.ElementwiseOp.BinaryFunction;
import dev.tessera.spi.graph.ElementwiseOp.UnaryFunction;
import dev.tessera.spi.graph.Value;

/** Writes functions of single elements. */
final class ElementwiseLowering {
    private final ScriptWriter script;

    ElementwiseLowering(ScriptWriter script) {
        this.script = script;
    }

    void lower(ElementwiseOp op, Value result) {
        script.assign(
                result,
                switch (op) {
                    case ElementwiseOp.Unary unary -> unary(unary.function(), variable(unary.input()));
                    case ElementwiseOp.Binary binary ->
                        "torch.%s(%s, %s)"
                                .formatted(
                                        function(binary.function()), variable(binary.left()), variable(binary.right()));
                    case ElementwiseOp.Cast cast ->
                        "torch.to(%s, %d)".formatted(variable(cast.input()), script.scalarType(cast.target()));
                });
    }

    private static String unary(UnaryFunction function, String input) {
        return switch (function) {
            case NEGATE -> call("neg", input);
            case ABSOLUTE -> call("abs", input);
            case EXPONENTIAL -> call("exp", input);
            case LOGARITHM -> call("log", input);
            case SQUARE_ROOT -> call("sqrt", input);
            case RECIPROCAL_SQUARE_ROOT -> call("rsqrt", input);
            case SINE -> call("sin", input);
            case COSINE -> call("cos", input);
            case TANH -> call("tanh", input);
            case SIGMOID -> call("sigmoid", input);
            case RELU -> call("relu", input);
            case SILU -> call("silu", input);
            case GELU -> "torch.gelu(%s, approximate=\"none\")".formatted(input);
            case GELU_TANH -> "torch.gelu(%s, approximate=\"tanh\")".formatted(input);
            case QUICK_GELU -> "__torch__.quick_gelu(%s)".formatted(input);
        };
    }

    private static String call(String function, String input) {
        return "torch.%s(%s)".formatted(function, input);
    }

    private static String function(BinaryFunction function) {
        return switch (function) {
            case ADD -> "add";
            case SUBTRACT -> "sub";
            case MULTIPLY -> "mul";
            case DIVIDE -> "div";
            case MAXIMUM -> "maximum";
            case MINIMUM -> "minimum";
        };
    }
}
