package dev.tessera.platform.template.value;

import dev.tessera.platform.template.limit.BoundedText;
import dev.tessera.platform.template.limit.Budget;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Python's {@code str()} and {@code repr()}. */
public final class PythonText {
    private PythonText() {}

    /** How a value prints. */
    public static String of(Object value, Budget budget) {
        return switch (value) {
            case String text -> text;
            case SafeText safe -> safe.text();
            case Undefined undefined -> "";
            default -> repr(value, budget);
        };
    }

    /** How a value prints inside a list. */
    public static String repr(Object value, Budget budget) {
        BoundedText out = new BoundedText(budget);
        repr(value, out, budget);
        return out.toString();
    }

    private static void repr(Object value, BoundedText out, Budget budget) {
        budget.enter();
        switch (value) {
            case None none -> out.append("None");
            case Boolean flag -> out.append(flag ? "True" : "False");
            case Double number -> out.append(FloatText.shortest(number));
            case Long number -> out.append(number.toString());
            case String text -> quote(text, out);
            case SafeText safe -> {
                out.append("Markup(");
                quote(safe.text(), out);
                out.append(')');
            }
            case Tuple tuple -> list(tuple, "(", tuple.size() == 1 ? ",)" : ")", out, budget);
            case List<?> list -> list(list, "[", "]", out, budget);
            case Map<?, ?> dict -> dict(dict, out, budget);
            case Undefined undefined -> out.append("Undefined");
            case BigInteger number -> out.append(number.toString());
            default -> out.append('<').append(PythonType.name(value)).append('>');
        }
        budget.leave();
    }

    private static void list(List<?> elements, String start, String end, BoundedText out, Budget budget) {
        out.append(start);
        String separator = "";
        for (Object element : elements) {
            out.append(separator);
            repr(element, out, budget);
            separator = ", ";
        }
        out.append(end);
    }

    private static void dict(Map<?, ?> entries, BoundedText out, Budget budget) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            out.append(separator);
            repr(entry.getKey(), out, budget);
            out.append(": ");
            repr(entry.getValue(), out, budget);
            separator = ", ";
        }
        out.append('}');
    }

    private static void quote(String text, BoundedText out) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        text.codePoints().forEach(character -> quoted(character, quote, out));
        out.append(quote);
    }

    private static void quoted(int character, char quote, BoundedText out) {
        switch (character) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\\' -> out.append("\\\\");
            default -> {
                if (character == quote) {
                    out.append('\\').append(quote);
                } else if (isPrintable(character)) {
                    out.appendCodePoint(character);
                } else if (character < 0x100) {
                    out.append("\\x%02x".formatted(character));
                } else if (character < 0x10000) {
                    out.append("\\u%04x".formatted(character));
                } else {
                    out.append("\\U%08x".formatted(character));
                }
            }
        }
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }
}
