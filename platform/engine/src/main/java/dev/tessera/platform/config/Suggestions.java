package dev.tessera.platform.config;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;

import java.util.Collection;
import java.util.List;

/** Finds what a person may have meant by a name that does not exist. */
public final class Suggestions {
    private static final int MOST = 3;
    /** One wrong letter in so many makes another word rather than a slip. */
    private static final int LETTERS_PER_SLIP = 4;

    private Suggestions() {}

    /** The end of a sentence about an unknown name: what may have been meant, or nothing. */
    public static String text(String name, Collection<String> known) {
        List<String> suggestions = of(name, known);
        return suggestions.isEmpty() ? "" : "; did you mean %s?".formatted(String.join(", ", suggestions));
    }

    /** At most three known names, the nearest first. */
    static List<String> of(String name, Collection<String> known) {
        int slips = Math.max(1, name.length() / LETTERS_PER_SLIP);
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= slips)
                .sorted(comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** The least number of letters to insert, delete or replace that turns one text into the other (Levenshtein). */
    static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column < previous.length; column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
