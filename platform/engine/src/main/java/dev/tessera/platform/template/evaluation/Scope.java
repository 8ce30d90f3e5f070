package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.value.Undefined;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The variables of a block, a loop's turn or a macro call, and those around it. Belongs to one rendering. */
final class Scope {
    private final Optional<Scope> outer;
    private final Map<String, Object> variables = new HashMap<>();
    private final int depth;

    /** The outermost scope. */
    Scope() {
        outer = Optional.empty();
        depth = 0;
    }

    Scope(Scope outer) {
        this.outer = Optional.of(outer);
        depth = outer.depth + 1;
    }

    void set(String name, Object value) {
        variables.put(name, value);
    }

    /** The value of a variable, or {@link Undefined}. */
    Object get(String name) {
        Scope scope = this;
        while (true) {
            Object value = scope.variables.get(name);
            if (value != null) {
                return value;
            }
            if (scope.outer.isEmpty()) {
                return new Undefined("'%s' is undefined".formatted(name));
            }
            scope = scope.outer.get();
        }
    }

    /** Scopes around this one. */
    int depth() {
        return depth;
    }
}
