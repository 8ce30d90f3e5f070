package dev.tessera.frontend.openai.json;

import java.util.List;
import java.util.Map;

/** Shows a value of a request in an error: on one line, and short whatever the value is. */
final class ValueText {
    private static final int MAX_LENGTH = 60;

    private ValueText() {}

    static String of(Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> members -> members.isEmpty() ? "{}" : "an object";
            case List<?> elements -> elements.isEmpty() ? "[]" : "a list";
            case String text -> '"' + shorten(text) + '"';
            default -> shorten(value.toString());
        };
    }

    private static String shorten(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(MAX_LENGTH)
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .forEach(shown::appendCodePoint);
        return shown.length() < text.length() ? shown + "..." : shown.toString();
    }
}
