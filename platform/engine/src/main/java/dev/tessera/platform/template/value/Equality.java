package dev.tessera.platform.template.value;

import dev.tessera.platform.template.limit.Budget;
import java.util.List;
import java.util.Map;

/** Python's {@code ==}. */
public final class Equality {
    private Equality() {}

    public static boolean of(Object left, Object right, Budget budget) {
        Object first = SafeText.unmark(left);
        Object second = SafeText.unmark(right);
        if (Numbers.isNumber(first) && Numbers.isNumber(second)) {
            return !Numbers.isNan(first) && !Numbers.isNan(second) && Numbers.compare(first, second) == 0;
        }
        budget.enter();
        boolean equal = switch (first) {
            case String text -> second instanceof String other && texts(text, other, budget);
            case List<?> list ->
                second instanceof List<?> other
                        && list instanceof Tuple == other instanceof Tuple
                        && elements(list, other, budget);
            case Map<?, ?> dict -> second instanceof Map<?, ?> other && entries(dict, other, budget);
            default -> first.equals(second);
        };
        budget.leave();
        return equal;
    }

    private static boolean texts(String left, String right, Budget budget) {
        budget.text(left.length() == right.length() ? left.length() : 0);
        return left.equals(right);
    }

    private static boolean elements(List<?> left, List<?> right, Budget budget) {
        if (left.size() != right.size()) {
            return false;
        }
        budget.spend(left.size());
        for (int i = 0; i < left.size(); i++) {
            if (!of(left.get(i), right.get(i), budget)) {
                return false;
            }
        }
        return true;
    }

    private static boolean entries(Map<?, ?> left, Map<?, ?> right, Budget budget) {
        if (left.size() != right.size()) {
            return false;
        }
        budget.spend(left.size());
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            Object other = right.get(entry.getKey());
            if (other == null || !of(entry.getValue(), other, budget)) {
                return false;
            }
        }
        return true;
    }
}
