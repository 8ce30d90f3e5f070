package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.value.Arguments;

/** A method of texts, as in {@code name.upper()}. */
@FunctionalInterface
interface StringMethod {
    Object call(String text, Arguments arguments, Budget budget);
}
