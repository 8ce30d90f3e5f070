package dev.tessera.platform.template.value;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies what the caller hands over into values of a template. Only data gets through: nothing that a template sees is
 * an object of the caller.
 */
public final class HostValues {
    private HostValues() {}

    /** Takes null, booleans, numbers, texts, and lists and maps of them. */
    public static Object adopt(Object value, Budget budget) {
        budget.enter();
        Object adopted = switch (value) {
            case null -> None.NONE;
            case Boolean flag -> flag;
            case String text -> text;
            case Long number -> number;
            case Integer number -> (long) number;
            case Short number -> (long) number;
            case BigInteger number -> integer(number, budget);
            case Double number -> number;
            case Float number -> (double) number;
            case BigDecimal number -> number.doubleValue();
            case List<?> list -> list(list, budget);
            case Map<?, ?> map -> dict(map, budget);
            default ->
                throw new TemplateFailure("a variable holds a value that is no data: %s"
                        .formatted(value.getClass().getSimpleName()));
        };
        budget.leave();
        return adopted;
    }

    private static Object integer(BigInteger number, Budget budget) {
        budget.integer(number.bitLength());
        return Numbers.of(number);
    }

    private static List<Object> list(List<?> list, Budget budget) {
        budget.list(list.size());
        List<Object> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            elements.add(adopt(element, budget));
        }
        return elements;
    }

    private static Map<Object, Object> dict(Map<?, ?> map, Budget budget) {
        budget.list(map.size());
        Map<Object, Object> entries = LinkedHashMap.newLinkedHashMap(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object key = adopt(entry.getKey(), budget);
            PythonType.requireKey(key, budget);
            entries.put(key, adopt(entry.getValue(), budget));
        }
        return entries;
    }
}
