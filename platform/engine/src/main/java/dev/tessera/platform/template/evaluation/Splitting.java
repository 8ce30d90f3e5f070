package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.value.Whitespace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Python's {@code split}, {@code rsplit} and {@code splitlines}. */
final class Splitting {
    private static final String LINE_ENDS = "\n\r\u000b\u000c\u001c\u001d\u001e\u0085\u2028\u2029";

    private Splitting() {}

    /** Splits at a separator, at most so often from the left, or without a limit if the count is negative. */
    static List<Object> left(String text, String separator, int count, Budget budget) {
        requireSeparator(separator);
        budget.search(text, separator);
        List<Object> parts = new ArrayList<>();
        int position = 0;
        int found = text.indexOf(separator);
        while (found >= 0 && parts.size() != count) {
            add(parts, text.substring(position, found), budget);
            position = found + separator.length();
            found = text.indexOf(separator, position);
        }
        add(parts, text.substring(position), budget);
        return parts;
    }

    /** The same from the right. */
    static List<Object> right(String text, String separator, int count, Budget budget) {
        requireSeparator(separator);
        budget.search(text, separator);
        List<Object> parts = new ArrayList<>();
        int end = text.length();
        int found = lastIndexBefore(text, separator, end);
        while (found >= 0 && parts.size() != count) {
            add(parts, text.substring(found + separator.length(), end), budget);
            end = found;
            found = lastIndexBefore(text, separator, end);
        }
        add(parts, text.substring(0, end), budget);
        Collections.reverse(parts);
        return parts;
    }

    /** Splits at runs of white space, without empty parts. */
    static List<Object> leftWhitespace(String text, int count, Budget budget) {
        List<Object> parts = new ArrayList<>();
        int position = Whitespace.skip(text, 0);
        while (position < text.length()) {
            int end = position;
            while (end < text.length() && (parts.size() == count || !Whitespace.is(text.charAt(end)))) {
                end++;
            }
            add(parts, text.substring(position, end), budget);
            position = Whitespace.skip(text, end);
        }
        return parts;
    }

    /** The same from the right. */
    static List<Object> rightWhitespace(String text, int count, Budget budget) {
        List<Object> parts = new ArrayList<>();
        String rest = Whitespace.stripEnd(text);
        while (!rest.isEmpty()) {
            int start = rest.length();
            while (start > 0 && (parts.size() == count || !Whitespace.is(rest.charAt(start - 1)))) {
                start--;
            }
            add(parts, rest.substring(start), budget);
            rest = Whitespace.stripEnd(rest.substring(0, start));
            budget.text(rest.length());
        }
        Collections.reverse(parts);
        return parts;
    }

    static List<Object> lines(String text, boolean keepEnds, Budget budget) {
        List<Object> lines = new ArrayList<>();
        int position = 0;
        while (position < text.length()) {
            int end = position;
            while (end < text.length() && LINE_ENDS.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            int next = Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1));
            add(lines, text.substring(position, keepEnds ? next : end), budget);
            position = next;
        }
        return lines;
    }

    private static int lastIndexBefore(String text, String separator, int end) {
        return end < separator.length() ? -1 : text.lastIndexOf(separator, end - separator.length());
    }

    private static void add(List<Object> parts, String part, Budget budget) {
        budget.text(part.length());
        budget.listElement(parts.size());
        parts.add(part);
    }

    private static void requireSeparator(String separator) {
        if (separator.isEmpty()) {
            throw new TemplateFailure("empty separator");
        }
    }
}
