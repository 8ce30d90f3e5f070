package dev.tessera.platform.template.value;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import java.util.Iterator;
import java.util.Map;

/** Python's {@code in}. */
public final class Containment {
    private Containment() {}

    public static boolean of(Object value, Object container, Budget budget) {
        Object sought = SafeText.unmark(value);
        return switch (SafeText.unmark(container)) {
            case String text -> {
                if (!(sought instanceof String part)) {
                    throw new TemplateFailure(
                            "'in <string>' requires string as left operand, not %s".formatted(PythonType.name(sought)));
                }
                budget.search(text, part);
                yield text.contains(part);
            }
            case Map<?, ?> dict -> {
                PythonType.requireKey(sought, budget);
                yield dict.containsKey(sought);
            }
            case None none -> throw new TemplateFailure("argument of type 'NoneType' is not iterable");
            default -> {
                Iterator<Object> elements = Iteration.iterator(container, budget);
                boolean found = false;
                while (!found && elements.hasNext()) {
                    budget.spend(1);
                    found = Equality.of(elements.next(), sought, budget);
                }
                yield found;
            }
        };
    }
}
