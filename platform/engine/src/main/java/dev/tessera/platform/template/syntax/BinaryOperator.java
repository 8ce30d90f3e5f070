package dev.tessera.platform.template.syntax;

/** Operators between two values that always evaluate both. */
public enum BinaryOperator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    FLOOR_DIVIDE,
    MODULO,
    POWER,
    CONCATENATE
}
