package dev.tessera.models.config;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.graph.ElementwiseOp.UnaryFunction;
import dev.tessera.spi.json.JsonObject;

/** Reads activation functions, which configurations call by transformers' names. */
public final class Activation {
    private Activation() {}

    /**
     * The function that a member names.
     *
     * @param otherwise the name that an object without the member stands for
     * @throws TesseraException of the object's error code, where the function is none of those that vision models have
     */
    public static UnaryFunction read(JsonObject object, String name, String otherwise) {
        String function = object.string(name, otherwise);
        return switch (function) {
            case "gelu" -> UnaryFunction.GELU;
            case "gelu_pytorch_tanh" -> UnaryFunction.GELU_TANH;
            case "quick_gelu" -> UnaryFunction.QUICK_GELU;
            default ->
                throw object.error(
                        name, "%s is not supported, only gelu, gelu_pytorch_tanh and quick_gelu".formatted(function));
        };
    }
}
