package dev.tessera.backend.pytorch.script;

import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.SymbolicShape;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Collects the statements of a script. Variables are named by number alone: {@code v3} is the value 3 of the graph,
 * {@code n_T} the size T, {@code s1} something that several operations share. No name of a graph or a checkpoint becomes
 * part of a statement.
 */
final class ScriptWriter {
    private static final String INDENT = "    ";

    private final DataType computeType;
    private final List<String> statements = new ArrayList<>();
    private final Map<Parameter, Integer> parameters = new LinkedHashMap<>();
    private final Map<String, Integer> symbols = new LinkedHashMap<>();
    private final Map<Object, String> shared = new LinkedHashMap<>();

    ScriptWriter(DataType computeType) {
        this.computeType = computeType;
    }

    /** The variable that holds a value. */
    static String variable(Value value) {
        return "v" + value.id();
    }

    void assign(Value value, String expression) {
        statements.add(variable(value) + " = " + expression);
    }

    void statement(String statement) {
        statements.add(statement);
    }

    /** A remark for the reader, of which only harmless characters are kept. */
    void remark(String text) {
        String harmless = text.replaceAll("[^A-Za-z0-9_.,:/ ()\\[\\]-]", "?");
        statements.add("# " + harmless.substring(0, Math.min(harmless.length(), 200)));
    }

    /**
     * The variable that holds the expression's result, which is computed where it is first asked for.
     *
     * @param key what the expression computes, and from what
     */
    String shared(Object key, String expression) {
        return shared.computeIfAbsent(key, missing -> {
            String variable = "s" + shared.size();
            statements.add(variable + " = " + expression);
            return variable;
        });
    }

    /** The expression of a parameter. */
    String parameter(Parameter parameter) {
        return "parameters[%d]".formatted(parameters.computeIfAbsent(parameter, missing -> parameters.size()));
    }

    /** The number of the type in which values of an element type are kept. */
    int scalarType(ElementType element) {
        return ScalarType.of(element, computeType);
    }

    boolean isCompute(DataType type) {
        return computeType == type;
    }

    /** The expression of a shape, as a list of numbers. */
    String shape(SymbolicShape shape) {
        return shape.dimensions().stream().map(this::size).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The expression of a size. */
    String size(Dimension dimension) {
        if (dimension.isFixed()) {
            return Long.toString(dimension.fixedSize());
        }
        return dimension.terms().entrySet().stream()
                .map(term -> term(term.getKey(), term.getValue()))
                .collect(Collectors.joining(" + "));
    }

    private String term(String product, long coefficient) {
        if (product.isEmpty()) {
            return Long.toString(coefficient);
        }
        StringBuilder factors = new StringBuilder(coefficient == 1 ? "" : coefficient + " * ");
        for (String symbol : product.split("\\*", -1)) {
            symbols.putIfAbsent(symbol, symbols.size());
            factors.append("n_").append(symbol).append(" * ");
        }
        return factors.substring(0, factors.length() - 3);
    }

    LoweredGraph toGraph(String library) {
        StringBuilder source = new StringBuilder(library);
        source.append("""
                class Model(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def forward(self,
                      parameters: List[Tensor],
                      sizes: List[int],
                      inputs: List[Tensor],
                      states: List[Tensor]) -> List[Tensor]:
                """);
        symbols.forEach((symbol, index) -> source.append(INDENT).append("n_%s = sizes[%d]\n".formatted(symbol, index)));
        statements.forEach(statement -> source.append(INDENT).append(statement).append('\n'));
        return new LoweredGraph(source.toString(), List.copyOf(parameters.keySet()), List.copyOf(symbols.keySet()));
    }
}
