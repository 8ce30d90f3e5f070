package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.TemplateFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All filters by name. */
final class Filters {
    private static final Map<String, Filter> BY_NAME = merge(List.of(
            TextFilters.BY_NAME,
            LayoutFilters.BY_NAME,
            NumberFilters.BY_NAME,
            SequenceFilters.BY_NAME,
            SelectionFilters.BY_NAME,
            OrderFilters.BY_NAME,
            Map.of("tojson", new JsonFilter())));

    private Filters() {}

    static boolean exists(String name) {
        return BY_NAME.containsKey(name);
    }

    static Filter named(String name) {
        Filter filter = BY_NAME.get(name);
        if (filter == null) {
            throw new TemplateFailure("no filter is named '%s'".formatted(name));
        }
        return filter;
    }

    private static Map<String, Filter> merge(List<Map<String, Filter>> groups) {
        Map<String, Filter> merged = new HashMap<>();
        groups.forEach(merged::putAll);
        return Map.copyOf(merged);
    }
}
