package dev.tessera.platform.template.value;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Python's {@code <} and its relatives. */
public final class Ordering {
    private Ordering() {}

    /** Negative, zero or positive; fails for values that have no order. */
    public static int compare(Object left, Object right, Budget budget) {
        budget.enter();
        Object first = SafeText.unmark(left);
        Object second = SafeText.unmark(right);
        int order;
        if (Numbers.isNumber(first) && Numbers.isNumber(second)) {
            order = Numbers.compare(first, second);
        } else if (first instanceof String text && second instanceof String other) {
            budget.text(Math.min(text.length(), other.length()));
            order = compare(text, other);
        } else if (first instanceof List<?> list && second instanceof List<?> other) {
            order = compare(list, other, budget);
        } else {
            throw failure(first, second);
        }
        budget.leave();
        return order;
    }

    /** The order of {@code sort} and its relatives, which look at upper and lower case only if they are told to. */
    public static Comparator<Object> comparator(boolean caseSensitive, Budget budget) {
        return caseSensitive
                ? (left, right) -> compare(left, right, budget)
                : (left, right) -> compare(foldCase(left), foldCase(right), budget);
    }

    /** The value, in lower case if it is a text. */
    public static Object foldCase(Object value) {
        return SafeText.unmark(value) instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }

    /** By code points, which is not the order of UTF-16. */
    private static int compare(String left, String right) {
        int end = Math.min(left.length(), right.length());
        for (int i = 0; i < end; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                return Character.isSurrogate(left.charAt(i)) == Character.isSurrogate(right.charAt(i))
                        ? Character.compare(left.charAt(i), right.charAt(i))
                        : Character.isSurrogate(left.charAt(i)) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static int compare(List<?> left, List<?> right, Budget budget) {
        int end = Math.min(left.size(), right.size());
        for (int i = 0; i < end; i++) {
            if (!Equality.of(left.get(i), right.get(i), budget)) {
                return compare(left.get(i), right.get(i), budget);
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static TemplateFailure failure(Object left, Object right) {
        if (left instanceof Undefined undefined) {
            return undefined.failure();
        }
        if (right instanceof Undefined undefined) {
            return undefined.failure();
        }
        return new TemplateFailure("values of the types '%s' and '%s' have no order"
                .formatted(PythonType.name(left), PythonType.name(right)));
    }
}
