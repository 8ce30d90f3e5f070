package dev.tessera.testkit.backend;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.graph.Op;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.backend.Operand.Source;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One operation with what it takes and what it must give, from a file.
 *
 * @param operation the operation's record
 * @param name what is particular about the case
 * @param operands by name of the record's component
 * @param sameAs components that take the operand of another one
 * @param attributes the record's other components
 * @param result what it must give
 */
record OpCase(
        Class<? extends Op> operation,
        String name,
        Map<String, List<Operand>> operands,
        Map<String, String> sameAs,
        JsonObject attributes,
        CaseTensor result) {
    OpCase {
        requireNonNull(operation, "operation is null");
        requireNonNull(name, "name is null");
        operands = Map.copyOf(operands);
        sameAs = Map.copyOf(sameAs);
        requireNonNull(attributes, "attributes is null");
        requireNonNull(result, "result is null");
    }

    static OpCase read(Class<? extends Op> operation, JsonObject json) {
        Map<String, List<Operand>> operands = new LinkedHashMap<>();
        JsonObject stored = json.object("operands");
        for (String component : stored.names()) {
            operands.put(component, readOperands(component, stored));
        }
        Map<String, String> sameAs = new LinkedHashMap<>();
        json.findObject("sameAs")
                .ifPresent(pairs -> pairs.names().forEach(component -> sameAs.put(component, pairs.string(component))));
        return new OpCase(
                operation,
                json.string("name"),
                operands,
                sameAs,
                json.findObject("attributes").orElseGet(() -> JsonObject.empty("attributes", INTERNAL_ERROR)),
                CaseTensor.read(json.object("result")));
    }

    private static List<Operand> readOperands(String component, JsonObject stored) {
        if (!(stored.asMap().get(component) instanceof List)) {
            return List.of(Operand.read(component, stored.object(component)));
        }
        List<Operand> operands = new ArrayList<>();
        for (JsonObject json : stored.objects(component)) {
            operands.add(Operand.read(component + operands.size(), json));
        }
        return operands;
    }

    List<Operand> operandsFrom(Source source) {
        return operands.values().stream()
                .flatMap(List::stream)
                .filter(operand -> operand.source() == source)
                .toList();
    }

    /** The case's weights in a stored type. */
    TestingWeights weights(DataType stored) {
        TestingWeights weights = TestingWeights.empty();
        for (Operand operand : operandsFrom(Source.WEIGHT)) {
            Tensor values = operand.tensor().values();
            weights = weights.with(operand.name(), stored, values.shape(), values.toFloats());
        }
        return weights;
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(operation.getSimpleName(), name);
    }
}
