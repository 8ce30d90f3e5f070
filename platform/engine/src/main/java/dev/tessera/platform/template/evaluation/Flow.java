package dev.tessera.platform.template.evaluation;

/** How a statement ends: normally, or by leaving the loop around it or its current turn. */
enum Flow {
    NEXT,
    BREAK,
    CONTINUE
}
