package dev.tessera.testkit.backend;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.graph.WeightReference;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.testkit.json.JsonShape;
import java.util.Locale;

/**
 * What an operation of a stored case takes.
 *
 * @param name unique in the case
 * @param source where the value comes from
 * @param tensor type and numbers
 * @param usedAs for a weight, the shape under which it is used
 */
record Operand(String name, Source source, CaseTensor tensor, Shape usedAs) {
    enum Source {
        INPUT,
        STATE,
        WEIGHT,
        CONSTANT
    }

    Operand {
        requireNonNull(name, "name is null");
        requireNonNull(source, "source is null");
        requireNonNull(tensor, "tensor is null");
        requireNonNull(usedAs, "usedAs is null");
    }

    static Operand read(String name, JsonObject json) {
        CaseTensor tensor = CaseTensor.read(json);
        Shape usedAs = json.has("usedAs")
                ? JsonShape.read(json, "usedAs")
                : tensor.values().shape();
        Source source = Source.valueOf(json.string("source", "input").toUpperCase(Locale.ROOT));
        return new Operand(name, source, tensor, usedAs);
    }

    Value declare(GraphBuilder graph) {
        return switch (source) {
            case INPUT ->
                graph.input(
                        name, tensor.element(), tensor.declared().dimensions().toArray(Dimension[]::new));
            case STATE ->
                graph.state(
                        name, tensor.element(), tensor.declared().dimensions().toArray(Dimension[]::new));
            case WEIGHT -> graph.weight(name);
            case CONSTANT -> graph.constant(tensor.values());
        };
    }

    WeightReference reference(GraphBuilder graph) {
        return graph.reference(name, usedAs);
    }
}
