package dev.tessera.platform.template.value;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.template.limit.BoundedText;
import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a value as Python's {@code json.dumps} does. Belongs to one rendering. */
public final class JsonText {
    private final JsonStyle style;
    private final Budget budget;
    private final BoundedText out;
    private int level;

    public JsonText(JsonStyle style, Budget budget) {
        this.style = requireNonNull(style, "style is null");
        this.budget = requireNonNull(budget, "budget is null");
        out = new BoundedText(budget);
    }

    public String write(Object value) {
        append(value);
        return out.toString();
    }

    private void append(Object value) {
        budget.enter();
        switch (value) {
            case None none -> out.append("null");
            case Boolean flag -> out.append(flag.toString());
            case Long number -> out.append(number.toString());
            case BigInteger number -> out.append(number.toString());
            case Double number -> out.append(number(number));
            case String text -> quote(text);
            case SafeText safe -> quote(safe.text());
            case List<?> list -> array(list);
            case Map<?, ?> dict -> object(dict);
            default ->
                throw new TemplateFailure(
                        "Object of type %s is not JSON serializable".formatted(PythonType.name(value)));
        }
        budget.leave();
    }

    private void array(List<?> elements) {
        out.append('[');
        String separator = "";
        level++;
        for (Object element : elements) {
            out.append(separator);
            newLine();
            append(element);
            separator = style.itemSeparator();
        }
        level--;
        if (!elements.isEmpty()) {
            newLine();
        }
        out.append(']');
    }

    private void object(Map<?, ?> dict) {
        List<Map.Entry<?, ?>> entries = new ArrayList<>(dict.entrySet());
        if (style.sortKeys()) {
            entries.sort((left, right) -> Ordering.compare(left.getKey(), right.getKey(), budget));
        }
        out.append('{');
        String separator = "";
        level++;
        for (Map.Entry<?, ?> entry : entries) {
            out.append(separator);
            newLine();
            quote(key(entry.getKey()));
            out.append(style.keySeparator());
            append(entry.getValue());
            separator = style.itemSeparator();
        }
        level--;
        if (!entries.isEmpty()) {
            newLine();
        }
        out.append('}');
    }

    private void newLine() {
        style.indent().ifPresent(indent -> out.append('\n').repeat(indent, level));
    }

    private static String key(Object key) {
        return switch (key) {
            case String text -> text;
            case SafeText safe -> safe.text();
            case None none -> "null";
            case Boolean flag -> flag.toString();
            case Long number -> number.toString();
            case BigInteger number -> number.toString();
            case Double number -> number(number);
            default ->
                throw new TemplateFailure(
                        "keys must be str, int, float, bool or None, not %s".formatted(PythonType.name(key)));
        };
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        return FloatText.shortest(value);
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (character < ' ' || (style.asciiOnly() && character > '~')) {
                        out.append("\\u%04x".formatted((int) character));
                    } else {
                        out.append(character);
                    }
                }
            }
        }
        out.append('"');
    }
}
