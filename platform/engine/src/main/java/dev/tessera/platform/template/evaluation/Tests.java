package dev.tessera.platform.template.evaluation;

import static java.util.Map.entry;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.value.Arguments;
import dev.tessera.platform.template.value.Containment;
import dev.tessera.platform.template.value.Equality;
import dev.tessera.platform.template.value.None;
import dev.tessera.platform.template.value.Numbers;
import dev.tessera.platform.template.value.Operators;
import dev.tessera.platform.template.value.Ordering;
import dev.tessera.platform.template.value.PythonText;
import dev.tessera.platform.template.value.PythonType;
import dev.tessera.platform.template.value.SafeText;
import dev.tessera.platform.template.value.TemplateFunction;
import dev.tessera.platform.template.value.Undefined;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** All tests by name. */
final class Tests {
    private static final Map<String, ValueTest> COMPARISONS = Map.ofEntries(
            entry("eq", Tests::equal),
            entry("equalto", Tests::equal),
            entry("==", Tests::equal),
            entry("ne", (value, arguments, budget) -> !equal(value, arguments, budget)),
            entry("!=", (value, arguments, budget) -> !equal(value, arguments, budget)),
            entry("lt", order(order -> order < 0)),
            entry("lessthan", order(order -> order < 0)),
            entry("<", order(order -> order < 0)),
            entry("le", order(order -> order <= 0)),
            entry("<=", order(order -> order <= 0)),
            entry("gt", order(order -> order > 0)),
            entry("greaterthan", order(order -> order > 0)),
            entry(">", order(order -> order > 0)),
            entry("ge", order(order -> order >= 0)),
            entry(">=", order(order -> order >= 0)),
            entry("in", (value, arguments, budget) -> Containment.of(value, arguments.require(0, "seq"), budget)),
            entry("sameas", Tests::same));

    private static final Map<String, ValueTest> TYPES = Map.ofEntries(
            entry("defined", type(value -> !(value instanceof Undefined))),
            entry("undefined", type(Undefined.class::isInstance)),
            entry("none", type(value -> value == None.NONE)),
            entry("boolean", type(Boolean.class::isInstance)),
            entry("true", type(value -> value.equals(true))),
            entry("false", type(value -> value.equals(false))),
            entry("integer", type(value -> Numbers.isInteger(value) && !(value instanceof Boolean))),
            entry("float", type(Double.class::isInstance)),
            entry("number", type(Numbers::isNumber)),
            entry("string", type(PythonType::isText)),
            entry("mapping", type(Map.class::isInstance)),
            entry("sequence", type(Tests::isSequence)),
            entry(
                    "iterable",
                    type(value -> isSequence(value) || PythonType.name(value).equals("generator"))),
            entry("callable", type(TemplateFunction.class::isInstance)),
            entry("escaped", type(SafeText.class::isInstance)));

    private static final Map<String, ValueTest> CONTENTS = Map.of(
            "odd", (value, arguments, budget) -> isRemainder(value, 2L, 1, budget),
            "even", (value, arguments, budget) -> isRemainder(value, 2L, 0, budget),
            "divisibleby", (value, arguments, budget) -> isRemainder(value, arguments.require(0, "num"), 0, budget),
            "lower", (value, arguments, budget) -> Casing.isLower(PythonText.of(value, budget)),
            "upper", (value, arguments, budget) -> Casing.isUpper(PythonText.of(value, budget)),
            "filter", (value, arguments, budget) -> Filters.exists(PythonText.of(value, budget)),
            "test", (value, arguments, budget) -> exists(PythonText.of(value, budget)));

    private static final Map<String, ValueTest> BY_NAME = merge();

    private Tests() {}

    static ValueTest named(String name) {
        ValueTest test = BY_NAME.get(name);
        if (test == null) {
            throw new TemplateFailure("no test is named '%s'".formatted(name));
        }
        return test;
    }

    private static boolean exists(String name) {
        return BY_NAME.containsKey(name);
    }

    private static Map<String, ValueTest> merge() {
        Map<String, ValueTest> merged = new HashMap<>(COMPARISONS);
        merged.putAll(TYPES);
        merged.putAll(CONTENTS);
        return Map.copyOf(merged);
    }

    private static ValueTest type(Predicate<Object> holds) {
        return (value, arguments, budget) -> holds.test(value);
    }

    private static ValueTest order(IntPredicate holds) {
        return (value, arguments, budget) -> holds.test(Ordering.compare(value, arguments.require(0, "b"), budget));
    }

    private static boolean equal(Object value, Arguments arguments, Budget budget) {
        return Equality.of(value, arguments.require(0, "b"), budget);
    }

    /** Texts and numbers have no identity here: those of one type that are equal are the same. */
    private static boolean same(Object value, Arguments arguments, Budget budget) {
        Object other = arguments.require(0, "other");
        return switch (value) {
            case List<?> list -> isIdentical(list, other);
            case Map<?, ?> dict -> isIdentical(dict, other);
            default -> value.getClass() == other.getClass() && value.equals(other);
        };
    }

    @SuppressWarnings("ReferenceEquality") // what Python's "is" means
    private static boolean isIdentical(Object value, Object other) {
        return value == other;
    }

    private static boolean isSequence(Object value) {
        return PythonType.isText(value)
                || value instanceof List<?>
                || value instanceof Map<?, ?>
                || value instanceof Undefined;
    }

    private static boolean isRemainder(Object value, Object divisor, long expected, Budget budget) {
        return Equality.of(Operators.modulo(value, divisor, budget), expected, budget);
    }
}
