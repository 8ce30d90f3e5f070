package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.value.Arguments;
import dev.tessera.platform.template.value.NumberText;
import dev.tessera.platform.template.value.Numbers;
import dev.tessera.platform.template.value.PythonType;
import dev.tessera.platform.template.value.SafeText;
import dev.tessera.platform.template.value.Undefined;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Filters for numbers. */
final class NumberFilters {
    static final Map<String, Filter> BY_NAME = Map.of(
            "int", NumberFilters::integer,
            "float", NumberFilters::decimal,
            "abs", NumberFilters::absolute,
            "round", NumberFilters::round);

    /** Rounding to more digits than a float has changes nothing. */
    private static final int MAX_PRECISION = 400;

    private NumberFilters() {}

    private static Object integer(Object value, Arguments arguments, Budget budget) {
        Object fallback = arguments.get(0, "default", 0L);
        int base = arguments.integer(1, "base", 10);
        return switch (SafeText.unmark(value)) {
            case Undefined undefined -> throw undefined.failure();
            case String text ->
                NumberText.integer(text, base)
                        .or(() -> NumberText.decimal(text)
                                .filter(Double::isFinite)
                                .map(Numbers::truncate))
                        .orElse(fallback);
            case Double number -> Double.isFinite(number) ? Numbers.truncate(number) : fallback;
            default -> Numbers.isInteger(value) ? Numbers.of(Numbers.toBigInteger(value)) : fallback;
        };
    }

    private static Object decimal(Object value, Arguments arguments, Budget budget) {
        Object fallback = arguments.get(0, "default", 0.0);
        return switch (SafeText.unmark(value)) {
            case Undefined undefined -> throw undefined.failure();
            case String text ->
                NumberText.decimal(text).<Object>map(number -> number).orElse(fallback);
            default -> Numbers.isNumber(value) ? (Object) Numbers.toDouble(value) : fallback;
        };
    }

    private static Object absolute(Object value, Arguments arguments, Budget budget) {
        if (value instanceof Double number) {
            return Math.abs(number);
        }
        return Numbers.of(Numbers.toBigInteger(value).abs());
    }

    private static Object round(Object value, Arguments arguments, Budget budget) {
        int precision = Math.clamp(arguments.integer(0, "precision", 0), -MAX_PRECISION, MAX_PRECISION);
        String method = arguments.find(1, "method").map(PythonType::requireText).orElse("common");
        RoundingMode mode = switch (method) {
            case "common" -> RoundingMode.HALF_EVEN;
            case "ceil" -> RoundingMode.CEILING;
            case "floor" -> RoundingMode.FLOOR;
            default -> throw new TemplateFailure("method must be common, ceil or floor");
        };
        if (mode == RoundingMode.HALF_EVEN && Numbers.isInteger(value)) {
            BigDecimal integer = new BigDecimal(Numbers.toBigInteger(value));
            return Numbers.of(integer.setScale(Math.min(0, precision), mode).toBigInteger());
        }
        double number = Numbers.toDouble(value);
        if (!Double.isFinite(number)) {
            return number;
        }
        if (mode == RoundingMode.HALF_EVEN) {
            return new BigDecimal(number).setScale(precision, mode).doubleValue();
        }
        double factor = Math.pow(10, precision);
        double scaled = number * factor;
        return (mode == RoundingMode.CEILING ? Math.ceil(scaled) : Math.floor(scaled)) / factor;
    }
}
