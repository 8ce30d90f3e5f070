package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.value.Whitespace;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Removes characters from the ends of text. */
final class Stripping {
    private Stripping() {}

    static String both(String text, Optional<String> characters, Budget budget) {
        return start(end(text, characters, budget), characters, budget);
    }

    static String start(String text, Optional<String> characters, Budget budget) {
        IntPredicate strips = predicate(characters);
        int start = 0;
        while (start < text.length() && strips.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        return budget.text(text.substring(start));
    }

    static String end(String text, Optional<String> characters, Budget budget) {
        IntPredicate strips = predicate(characters);
        int end = text.length();
        while (end > 0 && strips.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return budget.text(text.substring(0, end));
    }

    private static IntPredicate predicate(Optional<String> characters) {
        return characters
                .<IntPredicate>map(set -> character -> set.indexOf(character) >= 0)
                .orElse(Whitespace::is);
    }
}
