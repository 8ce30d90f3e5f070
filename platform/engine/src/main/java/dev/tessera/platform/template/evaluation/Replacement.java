package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.BoundedText;
import dev.tessera.platform.template.limit.Budget;

/** Python's {@code replace}. */
final class Replacement {
    private Replacement() {}

    /** Replaces the first occurrences, or all of them if the count is negative. */
    static String of(String text, String old, String replacement, int count, Budget budget) {
        long left = count < 0 ? Long.MAX_VALUE : count;
        return old.isEmpty()
                ? between(text, replacement, left, budget)
                : occurrences(text, old, replacement, left, budget);
    }

    private static String occurrences(String text, String old, String replacement, long count, Budget budget) {
        budget.search(text, old);
        BoundedText out = new BoundedText(budget);
        int position = 0;
        int found = text.indexOf(old);
        for (long left = count; left > 0 && found >= 0; left--) {
            out.append(text.substring(position, found)).append(replacement);
            position = found + old.length();
            found = text.indexOf(old, position);
        }
        return out.append(text.substring(position)).toString();
    }

    /** The empty text occurs before every character and at the end. */
    private static String between(String text, String replacement, long count, Budget budget) {
        BoundedText out = new BoundedText(budget);
        long left = count;
        int position = 0;
        while (left > 0 && position < text.length()) {
            int character = text.codePointAt(position);
            out.append(replacement).appendCodePoint(character);
            position += Character.charCount(character);
            left--;
        }
        return out.append(left > 0 ? replacement : text.substring(position)).toString();
    }
}
