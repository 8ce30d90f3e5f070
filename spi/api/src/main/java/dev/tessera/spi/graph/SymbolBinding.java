package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.Checks.require;

import dev.tessera.spi.tensor.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the values of a graph's symbols off the shapes of what a run is given. */
final class SymbolBinding {
    private final Graph graph;
    private final Map<String, SymbolicShape> declared = new LinkedHashMap<>();

    SymbolBinding(Graph graph) {
        this.graph = graph;
        graph.inputs()
                .forEach(input -> declared.put(input.name(), input.resultType().shape()));
        graph.states()
                .forEach(state -> declared.put(state.name(), state.resultType().shape()));
    }

    /** Refuses a graph in which the size of some value depends on a symbol that no input or state tells. */
    void requireSolvable() {
        Set<String> told = declared.values().stream()
                .flatMap(shape -> shape.dimensions().stream())
                .flatMap(dimension -> dimension.singleSymbol().stream())
                .collect(Collectors.toSet());
        for (Graph.Node node : graph.nodes()) {
            for (Dimension dimension : node.result().shape().dimensions()) {
                for (String symbol : dimension.symbols()) {
                    require(
                            told.contains(symbol),
                            "no input or state has a dimension such as %s, 2*%s or %s + 1, which would tell the size of value %d, %s"
                                    .formatted(
                                            symbol,
                                            symbol,
                                            symbol,
                                            node.result().id(),
                                            node.result().shape()));
                }
            }
        }
    }

    /** The values of all symbols; see {@link Graph#bind}. */
    Map<String, Long> bind(Map<String, Shape> shapes) {
        for (String name : shapes.keySet()) {
            require(declared.containsKey(name), "there is no input or state %s".formatted(name));
        }
        Map<String, Long> symbols = new HashMap<>();
        declared.forEach((name, shape) -> {
            require(shapes.containsKey(name), "%s is missing".formatted(name));
            solve(name, shape, shapes.get(name), symbols);
        });
        declared.forEach((name, shape) -> {
            Shape expected = shape.resolve(symbols);
            require(
                    expected.equals(shapes.get(name)),
                    "%s is %s, but %s is %s here, with %s"
                            .formatted(name, shapes.get(name), shape, expected, new TreeMap<>(symbols)));
        });
        return Map.copyOf(symbols);
    }

    private static void solve(String name, SymbolicShape declared, Shape actual, Map<String, Long> symbols) {
        require(
                declared.rank() == actual.rank(),
                "%s is %s, which is not of the form %s".formatted(name, actual, declared));
        for (int i = 0; i < actual.rank(); i++) {
            Dimension dimension = declared.dimension(i);
            long size = actual.size(i);
            dimension.singleSymbol().ifPresent(symbol -> {
                long factor = dimension.terms().get(symbol);
                long remainder = size - dimension.offset();
                require(
                        remainder >= 0 && remainder % factor == 0,
                        "%s is %s, which is not of the form %s".formatted(name, actual, declared));
                symbols.putIfAbsent(symbol, remainder / factor);
            });
        }
    }
}
