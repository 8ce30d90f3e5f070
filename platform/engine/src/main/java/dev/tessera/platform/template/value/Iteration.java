package dev.tessera.platform.template.value;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What a loop over a value visits. */
public final class Iteration {
    private Iteration() {}

    /** A new list of everything the value holds: elements, keys or characters. */
    public static List<Object> list(Object value, Budget budget) {
        Iterator<Object> elements = iterator(value, budget);
        List<Object> list = new ArrayList<>();
        while (elements.hasNext()) {
            list.add(elements.next());
        }
        budget.list(list.size());
        return list;
    }

    public static Iterator<Object> iterator(Object value, Budget budget) {
        return switch (SafeText.unmark(value)) {
            case List<?> list -> {
                budget.spend(list.size());
                yield Collections.<Object>unmodifiableList(list).iterator();
            }
            case Map<?, ?> dict ->
                Collections.<Object>unmodifiableSet(dict.keySet()).iterator();
            case Generator generator -> generator.iterator();
            case Undefined undefined -> Collections.emptyIterator();
            case String text -> characters(text, budget).iterator();
            default -> throw new TemplateFailure("'%s' object is not iterable".formatted(PythonType.name(value)));
        };
    }

    private static List<Object> characters(String text, Budget budget) {
        budget.list(text.length());
        List<Object> characters = new ArrayList<>(text.length());
        text.codePoints().forEach(character -> characters.add(Character.toString(character)));
        return characters;
    }
}
