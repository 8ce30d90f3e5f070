package dev.tessera.testkit.backend;

import dev.tessera.spi.graph.SymbolicShape;
import dev.tessera.spi.json.JsonObject;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Reads what an operation's record holds besides values and weights. */
final class OpAttributes {
    private OpAttributes() {}

    static Object read(RecordComponent component, JsonObject attributes) {
        String name = component.getName();
        Class<?> type = component.getType();
        if (type.isEnum()) {
            return constant(type, attributes.string(name));
        }
        if (type == int.class) {
            return attributes.integer(name);
        }
        if (type == long.class) {
            return (long) attributes.integer(name);
        }
        if (type == double.class) {
            return attributes.number(name);
        }
        if (type == List.class) {
            return attributes.integers(name);
        }
        if (type == SymbolicShape.class) {
            return DimensionText.parse((List<?>) attributes.asMap().get(name));
        }
        throw new IllegalStateException("%s has a component of type %s, which stored cases do not know"
                .formatted(component.getDeclaringRecord().getSimpleName(), type.getSimpleName()));
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("%s has no constant %s".formatted(type.getSimpleName(), name)));
    }
}
