package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.value.AttributeHolder;
import dev.tessera.platform.template.value.Numbers;
import dev.tessera.platform.template.value.PythonText;
import dev.tessera.platform.template.value.PythonType;
import dev.tessera.platform.template.value.SafeText;
import dev.tessera.platform.template.value.TemplateFunction;
import dev.tessera.platform.template.value.Tuple;
import dev.tessera.platform.template.value.Undefined;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads attributes and items. Only data and the methods listed here can be reached, never a member of a Java object. */
final class Members {
    private Members() {}

    /** {@code owner.name}: a method if there is one, else an entry of a dict. */
    static Object attribute(Object owner, String name, Budget budget) {
        return switch (owner) {
            case Undefined undefined -> throw undefined.failure();
            case AttributeHolder holder -> holder.attribute(name);
            default -> {
                Optional<TemplateFunction> method = method(owner, name, budget);
                if (method.isPresent()) {
                    yield method.get();
                }
                Object entry = owner instanceof Map<?, ?> dict ? dict.get(name) : null;
                yield entry == null ? missing(owner, name) : entry;
            }
        };
    }

    /** {@code owner[index]}: an element or entry if there is one, else a method. */
    static Object item(Object owner, Object index, Budget budget) {
        Object element = switch (SafeText.unmark(owner)) {
            case Undefined undefined -> throw undefined.failure();
            case Map<?, ?> dict -> Tuple.isKey(index) ? entry(dict, index, budget) : null;
            case List<?> list -> element(list, index);
            case String text -> character(text, index, budget);
            default -> null;
        };
        if (element != null) {
            return element;
        }
        if (SafeText.unmark(index) instanceof String name) {
            return owner instanceof AttributeHolder holder
                    ? holder.attribute(name)
                    : method(owner, name, budget).<Object>map(method -> method).orElseGet(() -> missing(owner, name));
        }
        return Undefined.element(owner, PythonText.repr(index, budget));
    }

    /** Follows a path such as {@code function.name}, or an index. */
    static Object path(Object owner, Object path, Budget budget) {
        if (!PythonType.isText(path)) {
            return item(owner, path, budget);
        }
        Object value = owner;
        for (Object part : Splitting.left(PythonType.requireText(path), ".", -1, budget)) {
            String name = (String) part;
            boolean index = !name.isEmpty() && name.chars().allMatch(digit -> digit >= '0' && digit <= '9');
            value = item(value, index && name.length() < 10 ? Long.valueOf(name) : name, budget);
        }
        return value;
    }

    private static Optional<TemplateFunction> method(Object owner, String name, Budget budget) {
        return switch (SafeText.unmark(owner)) {
            case Map<?, ?> dict -> ContainerMethods.ofDict(dict, name, budget);
            case List<?> list -> ContainerMethods.ofList(list, name, budget);
            case String text ->
                StringMethods.named(name).map(method -> arguments -> {
                    budget.text(text.length());
                    return method.call(text, arguments, budget);
                });
            default -> Optional.empty();
        };
    }

    private static Undefined missing(Object owner, String name) {
        return name.startsWith("__")
                ? new Undefined(
                        "access to attribute '%s' of '%s' object is unsafe.".formatted(name, PythonType.name(owner)))
                : Undefined.attribute(owner, name);
    }

    /** Equal numbers are the same key, whatever their type. */
    private static Object key(Object index) {
        return index instanceof Double number && number == Math.rint(number) && !number.isInfinite()
                ? Numbers.truncate(number)
                : SafeText.unmark(index);
    }

    private static Object entry(Map<?, ?> dict, Object index, Budget budget) {
        PythonType.requireKey(index, budget);
        return dict.get(key(index));
    }

    private static Object element(List<?> list, Object index) {
        int position = position(index, list.size());
        return position < 0 ? null : list.get(position);
    }

    private static Object character(String text, Object index, Budget budget) {
        budget.text(text.length());
        int position = position(index, text.codePointCount(0, text.length()));
        return position < 0 ? null : Character.toString(text.codePointAt(text.offsetByCodePoints(0, position)));
    }

    /** The position of an index, which counts from the end if it is negative; -1 if there is none. */
    private static int position(Object index, int size) {
        if (!Numbers.isInteger(index)) {
            return -1;
        }
        long given = Numbers.toInt(index);
        long position = given < 0 ? given + size : given;
        return position >= 0 && position < size ? (int) position : -1;
    }
}
