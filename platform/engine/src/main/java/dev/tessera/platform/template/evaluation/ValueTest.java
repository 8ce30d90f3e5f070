package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.value.Arguments;

/** What stands behind {@code is}, as in {@code name is defined}. */
@FunctionalInterface
interface ValueTest {
    boolean holds(Object value, Arguments arguments, Budget budget);
}
