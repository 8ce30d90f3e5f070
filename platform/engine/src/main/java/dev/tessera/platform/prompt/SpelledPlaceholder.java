package dev.tessera.platform.prompt;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A placeholder that the tokenizer does not know: a text, perhaps with a number in it.
 *
 * @param pattern how it is spelled; a group in it is the number
 * @param tokenId the token that stands for it
 * @param beginsText whether what follows is to the tokenizer as the beginning of a text
 */
record SpelledPlaceholder(Pattern pattern, int tokenId, boolean beginsText) {
    private static final String NUMBER = "%d";
    /** No prompt has items of longer numbers. */
    private static final String DIGITS = "(\\d{1,9})";

    /** @param text not empty; {@code %d} stands for a number */
    static SpelledPlaceholder of(String text, int tokenId, boolean beginsText) {
        return new SpelledPlaceholder(
                Pattern.compile(Stream.of(text.split(Pattern.quote(NUMBER), -1))
                        .map(Pattern::quote)
                        .collect(joining(DIGITS))),
                tokenId,
                beginsText);
    }

    /** Whether it is spelled in this way. */
    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }

    /** The number in it, if it has one. */
    Optional<Integer> number(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() && matcher.groupCount() == 1
                ? Optional.of(Integer.valueOf(matcher.group(1)))
                : Optional.empty();
    }
}
