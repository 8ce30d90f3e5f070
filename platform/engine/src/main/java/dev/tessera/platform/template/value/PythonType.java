package dev.tessera.platform.template.value;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** The names that Python gives to types, and what requires one of them. */
public final class PythonType {
    private PythonType() {}

    public static String name(Object value) {
        return switch (value) {
            case None none -> "NoneType";
            case Boolean flag -> "bool";
            case Long number -> "int";
            case BigInteger number -> "int";
            case Double number -> "float";
            case String text -> "str";
            case SafeText text -> "Markup";
            case Tuple tuple -> "tuple";
            case List<?> list -> "list";
            case Map<?, ?> dict -> "dict";
            case Generator generator -> "generator";
            case Namespace namespace -> "Namespace";
            case Undefined undefined -> "Undefined";
            case TemplateFunction function -> "function";
            default -> "object";
        };
    }

    public static boolean isText(Object value) {
        return value instanceof String || value instanceof SafeText;
    }

    public static String requireText(Object value) {
        if (SafeText.unmark(value) instanceof String text) {
            return text;
        }
        throw new TemplateFailure("expected a str, not %s".formatted(name(value)));
    }

    /** A dict, whose keys and values are all template values. */
    @SuppressWarnings("unchecked") // only HostValues and the evaluation make maps
    public static Map<Object, Object> requireDict(Object value) {
        return switch (value) {
            case Map<?, ?> dict -> (Map<Object, Object>) dict;
            case Undefined undefined -> throw undefined.failure();
            default -> throw new TemplateFailure("'%s' object is not a mapping".formatted(name(value)));
        };
    }

    /** Fails if a value cannot be a key of a dict. */
    public static void requireKey(Object value, Budget budget) {
        if (value instanceof String text) {
            budget.text(text.length());
        }
        if (!Tuple.isKey(value)) {
            throw new TemplateFailure("unhashable type: '%s'".formatted(name(value)));
        }
    }
}
