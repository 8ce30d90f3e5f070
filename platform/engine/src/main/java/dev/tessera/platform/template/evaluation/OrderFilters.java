package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.value.Arguments;
import dev.tessera.platform.template.value.Equality;
import dev.tessera.platform.template.value.Generator;
import dev.tessera.platform.template.value.Iteration;
import dev.tessera.platform.template.value.None;
import dev.tessera.platform.template.value.Ordering;
import dev.tessera.platform.template.value.PythonText;
import dev.tessera.platform.template.value.PythonType;
import dev.tessera.platform.template.value.Tuple;
import dev.tessera.platform.template.value.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Filters that compare elements with each other. */
final class OrderFilters {
    static final Map<String, Filter> BY_NAME = Map.of(
            "sort", OrderFilters::sort,
            "dictsort", OrderFilters::sortDict,
            "unique", OrderFilters::unique,
            "min", (value, arguments, budget) -> extreme(value, arguments, false, budget),
            "max", (value, arguments, budget) -> extreme(value, arguments, true, budget),
            "groupby", OrderFilters::group);

    private OrderFilters() {}

    private static Object sort(Object value, Arguments arguments, Budget budget) {
        List<Object> elements = Iteration.list(value, budget);
        boolean reversed = arguments.flag(0, "reverse");
        Object attribute = arguments.get(2, "attribute", None.NONE);
        Comparator<Object> order = Ordering.comparator(arguments.flag(1, "case_sensitive"), budget);
        if (attribute != None.NONE) {
            List<Object> paths = PythonType.isText(attribute)
                    ? Splitting.left(PythonType.requireText(attribute), ",", -1, budget)
                    : List.of(attribute);
            order = paths.stream()
                    .map(path -> byPath(path, Ordering.comparator(arguments.flag(1, "case_sensitive"), budget), budget))
                    .reduce(Comparator::thenComparing)
                    .orElse(order);
        }
        elements.sort(reversed ? order.reversed() : order);
        return elements;
    }

    private static Comparator<Object> byPath(Object path, Comparator<Object> order, Budget budget) {
        return (left, right) -> order.compare(Members.path(left, path, budget), Members.path(right, path, budget));
    }

    private static Object sortDict(Object value, Arguments arguments, Budget budget) {
        Comparator<Object> order = Ordering.comparator(arguments.flag(0, "case_sensitive"), budget);
        String by = PythonText.of(arguments.get(1, "by", "key"), budget);
        if (!by.equals("key") && !by.equals("value")) {
            throw new TemplateFailure("You can only sort by either \"key\" or \"value\"");
        }
        int index = by.equals("key") ? 0 : 1;
        List<Object> items = ContainerMethods.items(PythonType.requireDict(value), budget);
        Comparator<Object> byIndex =
                (left, right) -> order.compare(((Tuple) left).get(index), ((Tuple) right).get(index));
        items.sort(arguments.flag(2, "reverse") ? byIndex.reversed() : byIndex);
        return items;
    }

    private static Object unique(Object value, Arguments arguments, Budget budget) {
        boolean caseSensitive = arguments.flag(0, "case_sensitive");
        Object attribute = arguments.get(1, "attribute", None.NONE);
        List<Object> seen = new ArrayList<>();
        List<Object> unique = new ArrayList<>();
        for (Object element : Iteration.list(value, budget)) {
            Object part = attribute == None.NONE ? element : Members.path(element, attribute, budget);
            Object key = caseSensitive ? part : Ordering.foldCase(part);
            budget.spend(seen.size());
            if (seen.stream().noneMatch(other -> Equality.of(other, key, budget))) {
                seen.add(key);
                unique.add(element);
            }
        }
        return new Generator(unique);
    }

    private static Object extreme(Object value, Arguments arguments, boolean largest, Budget budget) {
        List<Object> elements = Iteration.list(value, budget);
        Comparator<Object> order = Ordering.comparator(arguments.flag(0, "case_sensitive"), budget);
        Object attribute = arguments.get(1, "attribute", None.NONE);
        Comparator<Object> byAttribute = attribute == None.NONE ? order : byPath(attribute, order, budget);
        if (elements.isEmpty()) {
            return new Undefined("No aggregated item, sequence was empty.");
        }
        return largest ? Collections.max(elements, byAttribute) : Collections.min(elements, byAttribute);
    }

    private static Object group(Object value, Arguments arguments, Budget budget) {
        Object attribute = arguments.require(0, "attribute");
        Comparator<Object> order = Ordering.comparator(arguments.flag(2, "case_sensitive"), budget);
        List<Object> elements = Iteration.list(value, budget);
        elements.sort(byPath(attribute, order, budget));
        List<Object> groups = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= elements.size(); i++) {
            Object key = Members.path(elements.get(start), attribute, budget);
            boolean ends =
                    i == elements.size() || order.compare(key, Members.path(elements.get(i), attribute, budget)) != 0;
            if (ends) {
                groups.add(Tuple.of(key, new ArrayList<>(elements.subList(start, i))));
                start = i;
            }
        }
        return groups;
    }
}
