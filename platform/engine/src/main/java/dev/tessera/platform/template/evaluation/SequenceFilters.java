package dev.tessera.platform.template.evaluation;

import static java.util.Map.entry;

import dev.tessera.platform.template.limit.BoundedText;
import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.value.Arguments;
import dev.tessera.platform.template.value.Generator;
import dev.tessera.platform.template.value.Iteration;
import dev.tessera.platform.template.value.None;
import dev.tessera.platform.template.value.Operators;
import dev.tessera.platform.template.value.PythonText;
import dev.tessera.platform.template.value.PythonType;
import dev.tessera.platform.template.value.SafeText;
import dev.tessera.platform.template.value.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Filters for lists, dicts and other sequences. */
final class SequenceFilters {
    static final Map<String, Filter> BY_NAME = Map.ofEntries(
            entry("length", SequenceFilters::length),
            entry("count", SequenceFilters::length),
            entry("list", (value, arguments, budget) -> Iteration.list(value, budget)),
            entry("items", SequenceFilters::items),
            entry("first", SequenceFilters::first),
            entry("last", SequenceFilters::last),
            entry("join", SequenceFilters::join),
            entry("reverse", SequenceFilters::reverse),
            entry("sum", SequenceFilters::sum),
            entry("batch", SequenceFilters::batch),
            entry(
                    "attr",
                    (value, arguments, budget) -> Members.attribute(value, arguments.requireText(0, "name"), budget)));

    private SequenceFilters() {}

    private static Object length(Object value, Arguments arguments, Budget budget) {
        return switch (SafeText.unmark(value)) {
            case String text -> (long) text.codePointCount(0, text.length());
            case List<?> list -> (long) list.size();
            case Map<?, ?> dict -> (long) dict.size();
            case Undefined undefined -> 0L;
            default -> throw new TemplateFailure("object of type '%s' has no len()".formatted(PythonType.name(value)));
        };
    }

    private static Object items(Object value, Arguments arguments, Budget budget) {
        return switch (value) {
            case Undefined undefined -> new Generator(List.of());
            case Map<?, ?> dict -> new Generator(ContainerMethods.items(dict, budget));
            default -> throw new TemplateFailure("Can only get item pairs from a mapping.");
        };
    }

    private static Object first(Object value, Arguments arguments, Budget budget) {
        Iterator<Object> elements = Iteration.iterator(value, budget);
        return elements.hasNext() ? elements.next() : new Undefined("No first item, sequence was empty.");
    }

    private static Object last(Object value, Arguments arguments, Budget budget) {
        List<Object> elements = Iteration.list(value, budget);
        return elements.isEmpty() ? new Undefined("No last item, sequence was empty.") : elements.getLast();
    }

    private static Object join(Object value, Arguments arguments, Budget budget) {
        String separator = PythonText.of(arguments.get(0, "d", ""), budget);
        Object attribute = arguments.get(1, "attribute", None.NONE);
        Iterator<Object> elements = Iteration.iterator(value, budget);
        BoundedText joined = new BoundedText(budget);
        for (boolean first = true; elements.hasNext(); first = false) {
            Object element = elements.next();
            Object part = attribute == None.NONE ? element : Members.path(element, attribute, budget);
            joined.append(first ? "" : separator).append(PythonText.of(part, budget));
        }
        return joined.toString();
    }

    private static Object reverse(Object value, Arguments arguments, Budget budget) {
        if (SafeText.unmark(value) instanceof String text) {
            return new StringBuilder(text).reverse().toString();
        }
        List<Object> elements = Iteration.list(value, budget);
        Collections.reverse(elements);
        return new Generator(elements);
    }

    private static Object sum(Object value, Arguments arguments, Budget budget) {
        Object attribute = arguments.get(0, "attribute", None.NONE);
        Object sum = arguments.get(1, "start", 0L);
        for (Object element : Iteration.list(value, budget)) {
            Object part = attribute == None.NONE ? element : Members.path(element, attribute, budget);
            sum = Operators.add(sum, part, budget);
        }
        return sum;
    }

    private static Object batch(Object value, Arguments arguments, Budget budget) {
        int size = arguments.requireInteger(0, "linecount");
        Object fill = arguments.get(1, "fill_with", None.NONE);
        if (size < 1) {
            throw new TemplateFailure("batch needs at least 1 element, not %d".formatted(size));
        }
        List<Object> batches = new ArrayList<>();
        List<Object> elements = Iteration.list(value, budget);
        for (int start = 0; start < elements.size(); start += size) {
            int end = Math.min(elements.size(), start + Math.min(size, elements.size()));
            List<Object> batch = new ArrayList<>(elements.subList(start, end));
            if (fill != None.NONE) {
                budget.list(size);
                batch.addAll(Collections.nCopies(size - batch.size(), fill));
            }
            batches.add(batch);
            if (size > elements.size() - start) {
                break;
            }
        }
        return new Generator(batches);
    }
}
