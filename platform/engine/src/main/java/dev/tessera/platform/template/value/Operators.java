package dev.tessera.platform.template.value;

import dev.tessera.platform.template.limit.BoundedText;
import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import java.util.ArrayList;
import java.util.List;

/** Python's binary and unary operators on all types of values. */
public final class Operators {
    private Operators() {}

    public static Object add(Object left, Object right, Budget budget) {
        requireDefined(left, right);
        if (PythonType.isText(left) && PythonType.isText(right)) {
            return joinTexts(left, right, budget);
        }
        if (left instanceof List<?> first && right instanceof List<?> second) {
            boolean tuple = left instanceof Tuple;
            if (tuple == right instanceof Tuple) {
                budget.list((long) first.size() + second.size());
                List<Object> elements = new ArrayList<>(first);
                elements.addAll(second);
                return tuple ? new Tuple(elements) : elements;
            }
        }
        if (PythonType.isText(left)) {
            throw new TemplateFailure("can only concatenate str (not \"%s\") to str".formatted(PythonType.name(right)));
        }
        requireNumbers("+", left, right);
        return Arithmetic.add(left, right, budget);
    }

    public static Object subtract(Object left, Object right, Budget budget) {
        requireNumbers("-", left, right);
        return Arithmetic.subtract(left, right, budget);
    }

    public static Object multiply(Object left, Object right, Budget budget) {
        requireDefined(left, right);
        if (isSequence(left) && Numbers.isInteger(right)) {
            return repeat(left, Numbers.toInt(right), budget);
        }
        if (isSequence(right) && Numbers.isInteger(left)) {
            return repeat(right, Numbers.toInt(left), budget);
        }
        requireNumbers("*", left, right);
        return Arithmetic.multiply(left, right, budget);
    }

    public static Object divide(Object left, Object right) {
        requireNumbers("/", left, right);
        return Arithmetic.divide(left, right);
    }

    public static Object floorDivide(Object left, Object right) {
        requireNumbers("//", left, right);
        return Arithmetic.floorDivide(left, right);
    }

    /** The remainder of numbers, or Python's old way of formatting text. */
    public static Object modulo(Object left, Object right, Budget budget) {
        if (SafeText.unmark(left) instanceof String format) {
            return new PercentFormat(format, right, budget).apply();
        }
        requireNumbers("%", left, right);
        return Arithmetic.modulo(left, right);
    }

    public static Object power(Object left, Object right, Budget budget) {
        requireNumbers("**", left, right);
        return Arithmetic.power(left, right, budget);
    }

    public static Object negate(Object value) {
        requireNumber("-", value);
        return value instanceof Double number
                ? (Object) (-number)
                : Numbers.of(Numbers.toBigInteger(value).negate());
    }

    public static Object plus(Object value) {
        requireNumber("+", value);
        return value instanceof Double ? value : Numbers.of(Numbers.toBigInteger(value));
    }

    /** Jinja2's {@code ~}: joins what the values print; without automatic escaping, no mark of safe text survives. */
    public static String concatenate(Object left, Object right, Budget budget) {
        return new BoundedText(budget)
                .append(PythonText.of(left, budget))
                .append(PythonText.of(right, budget))
                .toString();
    }

    /** Escapes what is not marked as safe, if the other one is. */
    private static Object joinTexts(Object left, Object right, Budget budget) {
        boolean safe = left instanceof SafeText || right instanceof SafeText;
        if (!safe) {
            return concatenate(left, right, budget);
        }
        return new SafeText(concatenate(escaped(left, budget), escaped(right, budget), budget));
    }

    private static SafeText escaped(Object value, Budget budget) {
        return value instanceof SafeText safe ? safe : SafeText.escape(PythonText.of(value, budget));
    }

    private static boolean isSequence(Object value) {
        return value instanceof List<?> || PythonType.isText(value);
    }

    private static Object repeat(Object value, int count, Budget budget) {
        int times = Math.max(0, count);
        if (value instanceof List<?> list) {
            budget.list((long) list.size() * times);
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < times && !list.isEmpty(); i++) {
                elements.addAll(list);
            }
            return list instanceof Tuple ? new Tuple(elements) : elements;
        }
        String text = PythonText.of(value, budget);
        String repeated = new BoundedText(budget).repeat(text, times).toString();
        return value instanceof SafeText ? new SafeText(repeated) : repeated;
    }

    private static void requireNumber(String operator, Object value) {
        requireDefined(value, value);
        if (!Numbers.isNumber(value)) {
            throw new TemplateFailure(
                    "bad operand type for unary %s: '%s'".formatted(operator, PythonType.name(value)));
        }
    }

    private static void requireNumbers(String operator, Object left, Object right) {
        requireDefined(left, right);
        if (!Numbers.isNumber(left) || !Numbers.isNumber(right)) {
            throw new TemplateFailure("unsupported operand type(s) for %s: '%s' and '%s'"
                    .formatted(operator, PythonType.name(left), PythonType.name(right)));
        }
    }

    private static void requireDefined(Object left, Object right) {
        if (left instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (right instanceof Undefined undefined) {
            throw undefined.failure();
        }
    }
}
