package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.value.Arguments;
import dev.tessera.platform.template.value.Generator;
import dev.tessera.platform.template.value.Iteration;
import dev.tessera.platform.template.value.PythonText;
import dev.tessera.platform.template.value.Truth;
import dev.tessera.platform.template.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Filters that apply a test or another filter to every element. */
final class SelectionFilters {
    static final Map<String, Filter> BY_NAME = Map.of(
            "select", (value, arguments, budget) -> select(value, arguments, true, budget),
            "reject", (value, arguments, budget) -> select(value, arguments, false, budget),
            "selectattr", (value, arguments, budget) -> selectByAttribute(value, arguments, true, budget),
            "rejectattr", (value, arguments, budget) -> selectByAttribute(value, arguments, false, budget),
            "map", SelectionFilters::map);

    private SelectionFilters() {}

    private static Object select(Object value, Arguments arguments, boolean wanted, Budget budget) {
        List<Object> selected = new ArrayList<>();
        for (Object element : elements(value, budget)) {
            if (holds(element, arguments, budget) == wanted) {
                selected.add(element);
            }
        }
        return new Generator(selected);
    }

    private static Object selectByAttribute(Object value, Arguments arguments, boolean wanted, Budget budget) {
        Object attribute = arguments.require(0, "attribute");
        Arguments test = arguments.skip(1);
        List<Object> selected = new ArrayList<>();
        for (Object element : elements(value, budget)) {
            if (holds(Members.path(element, attribute, budget), test, budget) == wanted) {
                selected.add(element);
            }
        }
        return new Generator(selected);
    }

    /** Nothing at all if the value is false, {@code None} included. */
    private static List<Object> elements(Object value, Budget budget) {
        return Truth.of(value) ? Iteration.list(value, budget) : List.of();
    }

    /** The first argument names a test, the others are its own; without any, truth is the test. */
    private static boolean holds(Object value, Arguments test, Budget budget) {
        budget.spend(1);
        return test.positional().isEmpty()
                ? Truth.of(value)
                : Tests.named(PythonText.of(test.positional().getFirst(), budget))
                        .holds(value, test.skip(1), budget);
    }

    private static Object map(Object value, Arguments arguments, Budget budget) {
        List<Object> mapped = new ArrayList<>();
        List<Object> elements = elements(value, budget);
        if (arguments.positional().isEmpty()) {
            Object attribute = arguments.require(0, "attribute");
            Optional<Object> fallback = Optional.ofNullable(arguments.named().get("default"));
            for (Object element : elements) {
                Object part = Members.path(element, attribute, budget);
                mapped.add(part instanceof Undefined ? fallback.orElse(part) : part);
            }
        } else {
            Filter filter = Filters.named(PythonText.of(arguments.positional().getFirst(), budget));
            Arguments own = arguments.skip(1);
            budget.enter();
            for (Object element : elements) {
                budget.spend(1);
                mapped.add(filter.apply(element, own, budget));
            }
            budget.leave();
        }
        return new Generator(mapped);
    }
}
