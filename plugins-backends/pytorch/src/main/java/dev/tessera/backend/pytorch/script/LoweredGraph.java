package dev.tessera.backend.pytorch.script;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A graph as TorchScript. Its method {@code forward} takes the parameters, the sizes, the graph's inputs and its states, each
 * as a list in this order, and returns the list of the graph's outputs.
 *
 * @param source the text of the module {@code __torch__}, with a class {@code Model}
 * @param parameters tensors to be made once
 * @param symbols symbols whose values are the sizes
 */
public record LoweredGraph(String source, List<Parameter> parameters, List<String> symbols) {
    public LoweredGraph {
        requireNonNull(source, "source is null");
        parameters = List.copyOf(parameters);
        symbols = List.copyOf(symbols);
    }
}
