package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.value.Arguments;

/** What stands behind a bar, as in {@code name|upper}. */
@FunctionalInterface
interface Filter {
    Object apply(Object value, Arguments arguments, Budget budget);
}
