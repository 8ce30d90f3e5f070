package dev.tessera.platform.template.syntax;

/** Operators that can be chained, as in {@code 1 < x <= 9}. */
public enum ComparisonOperator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    IN,
    NOT_IN
}
