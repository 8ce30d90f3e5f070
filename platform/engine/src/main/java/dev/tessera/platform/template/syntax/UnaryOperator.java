package dev.tessera.platform.template.syntax;

/** Operators before one value. */
public enum UnaryOperator {
    NOT,
    MINUS,
    PLUS
}
