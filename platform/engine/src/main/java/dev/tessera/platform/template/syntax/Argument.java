package dev.tessera.platform.template.syntax;

/** One argument of a call. */
public sealed interface Argument {
    Expression value();

    /** The next argument. */
    record Positional(Expression value) implements Argument {}

    /** The argument of a name. */
    record Named(String name, Expression value) implements Argument {}

    /** Several arguments from a list, after {@code *}. */
    record Spread(Expression value) implements Argument {}

    /** Several named arguments from a dict, after {@code **}. */
    record NamedSpread(Expression value) implements Argument {}
}
