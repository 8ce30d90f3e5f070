package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.value.Arguments;
import dev.tessera.platform.template.value.Equality;
import dev.tessera.platform.template.value.None;
import dev.tessera.platform.template.value.PythonText;
import dev.tessera.platform.template.value.PythonType;
import dev.tessera.platform.template.value.TemplateFunction;
import dev.tessera.platform.template.value.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of lists, tuples and dicts. Those that change one exist, but fail when called, as in a sandbox. */
final class ContainerMethods {
    private ContainerMethods() {}

    static Optional<TemplateFunction> ofDict(Map<?, ?> dict, String name, Budget budget) {
        return switch (name) {
            case "items" -> Optional.of(arguments -> items(dict, budget));
            case "keys" -> Optional.of(arguments -> copy(dict.keySet(), budget));
            case "values" -> Optional.of(arguments -> copy(dict.values(), budget));
            case "get" -> Optional.of(arguments -> get(dict, arguments, budget));
            case "copy" ->
                Optional.of(arguments -> {
                    budget.list(dict.size());
                    return new LinkedHashMap<Object, Object>(dict);
                });
            case "clear", "pop", "popitem", "setdefault", "update" -> Optional.of(refusal("dict", name));
            default -> Optional.empty();
        };
    }

    static Optional<TemplateFunction> ofList(List<?> list, String name, Budget budget) {
        boolean tuple = list instanceof Tuple;
        return switch (name) {
            case "index" -> Optional.of(arguments -> index(list, arguments.require(0, "value"), budget));
            case "count" -> Optional.of(arguments -> count(list, arguments.require(0, "value"), budget));
            case "copy" -> tuple ? Optional.empty() : Optional.of(arguments -> copy(list, budget));
            case "append", "extend", "insert", "remove", "sort", "reverse", "clear", "pop" ->
                tuple ? Optional.empty() : Optional.of(refusal("list", name));
            default -> Optional.empty();
        };
    }

    static List<Object> items(Map<?, ?> dict, Budget budget) {
        List<Object> items = new ArrayList<>(budget.list(dict.size()));
        dict.forEach((key, value) -> items.add(Tuple.of(key, value)));
        return items;
    }

    private static Object get(Map<?, ?> dict, Arguments arguments, Budget budget) {
        Object key = arguments.require(0, "key");
        PythonType.requireKey(key, budget);
        Object value = dict.get(key);
        return value == null ? arguments.get(1, "default", None.NONE) : value;
    }

    private static List<Object> copy(Collection<?> elements, Budget budget) {
        budget.list(elements.size());
        return new ArrayList<>(elements);
    }

    private static Object index(List<?> list, Object value, Budget budget) {
        for (int i = 0; i < list.size(); i++) {
            budget.spend(1);
            if (Equality.of(list.get(i), value, budget)) {
                return (long) i;
            }
        }
        throw new TemplateFailure("%s is not in list".formatted(PythonText.repr(value, budget)));
    }

    private static Object count(List<?> list, Object value, Budget budget) {
        budget.spend(list.size());
        return list.stream()
                .filter(element -> Equality.of(element, value, budget))
                .count();
    }

    private static TemplateFunction refusal(String type, String name) {
        return arguments -> {
            throw new TemplateFailure("access to attribute '%s' of '%s' object is unsafe.".formatted(name, type));
        };
    }
}
