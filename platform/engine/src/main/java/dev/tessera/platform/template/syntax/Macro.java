package dev.tessera.platform.template.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A macro.
 *
 * @param name its name
 * @param parameters in order
 * @param takesMore whether its body reads {@code varargs}, and more arguments are allowed
 * @param takesMoreNamed whether its body reads {@code kwargs}, and other named arguments are allowed
 * @param body what it writes
 */
public record Macro(
        String name, List<Parameter> parameters, boolean takesMore, boolean takesMoreNamed, List<Statement> body) {
    public Macro {
        parameters = List.copyOf(parameters);
        body = List.copyOf(body);
    }

    /** One parameter, and what it is without an argument. */
    public record Parameter(String name, Optional<Expression> fallback) {}
}
