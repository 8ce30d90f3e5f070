package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.value.Whitespace;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Upper and lower case as Python sees them. */
final class Casing {
    private static final String WORD_BREAKS = "-({[<";

    private Casing() {}

    static String upper(String text, Budget budget) {
        return budget.text(text.toUpperCase(Locale.ROOT));
    }

    static String lower(String text, Budget budget) {
        return budget.text(text.toLowerCase(Locale.ROOT));
    }

    static String capitalize(String text, Budget budget) {
        if (text.isEmpty()) {
            return text;
        }
        int rest = text.offsetByCodePoints(0, 1);
        String first = Character.toString(Character.toTitleCase(text.codePointAt(0)));
        return first + lower(text.substring(rest), budget);
    }

    static String swap(String text, Budget budget) {
        StringBuilder swapped = new StringBuilder(budget.text(text.length()));
        text.codePoints()
                .map(character -> Character.isUpperCase(character)
                        ? Character.toLowerCase(character)
                        : Character.toUpperCase(character))
                .forEach(swapped::appendCodePoint);
        return swapped.toString();
    }

    /** Python's method {@code title}: a word is a run of letters. */
    static String title(String text, Budget budget) {
        return title(text, budget, character -> !Character.isLetter(character));
    }

    /** Jinja2's filter {@code title}: a word ends at white space and some signs. */
    static String titleFilter(String text, Budget budget) {
        return title(text, budget, character -> Whitespace.is(character) || WORD_BREAKS.indexOf(character) >= 0);
    }

    private static String title(String text, Budget budget, IntPredicate isBreak) {
        StringBuilder title = new StringBuilder(budget.text(text.length()));
        boolean starts = true;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            title.appendCodePoint(starts ? Character.toTitleCase(character) : Character.toLowerCase(character));
            starts = isBreak.test(character);
        }
        return title.toString();
    }

    static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints().noneMatch(Character::isLowerCase);
    }

    static boolean isLower(String text) {
        return text.codePoints().anyMatch(Character::isLowerCase)
                && text.codePoints().noneMatch(Character::isUpperCase);
    }
}
