package dev.tessera.platform.config;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** The form of all names that people write in configuration: {@code lower-case} words joined with dashes. */
public final class KebabCase {
    private static final String WORDS = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final Pattern NAME = Pattern.compile(WORDS);
    private static final Pattern KEY = Pattern.compile(WORDS + "(\\." + WORDS + ")*");
    private static final int MAX_NAME_LENGTH = 64;

    private KebabCase() {}

    /** Whether this is one name of at most 64 characters, such as {@code qwen2-vl}. */
    public static boolean isName(String text) {
        return requireNonNull(text, "text is null").length() <= MAX_NAME_LENGTH
                && NAME.matcher(text).matches();
    }

    /** Whether this is a name or several joined with dots, such as {@code media.max-image-pixels}. */
    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }
}
