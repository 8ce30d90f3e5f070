package dev.tessera.platform.config;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/** Lists as settings write them: commas stand between items, and a backslash takes the meaning of a comma or of itself away. */
public final class ListText {
    private static final char SEPARATOR = ',';
    private static final char ESCAPE = '\\';

    private ListText() {}

    /** The text that is read as these items, whatever they hold. */
    public static String of(List<String> items) {
        return items.stream()
                .map(item -> item.replace("\\", "\\\\").replace(",", "\\,"))
                .collect(joining(","));
    }

    /** The items of a text, without white space around them. */
    static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == SEPARATOR) {
                items.add(item.toString().strip());
                item.setLength(0);
            } else if (next == ESCAPE && i + 1 < text.length() && isSpecial(text.charAt(i + 1))) {
                i++;
                item.append(text.charAt(i));
            } else {
                item.append(next);
            }
        }
        items.add(item.toString().strip());
        return List.copyOf(items);
    }

    private static boolean isSpecial(char character) {
        return character == SEPARATOR || character == ESCAPE;
    }
}
