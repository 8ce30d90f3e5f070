package dev.tessera.platform.template.value;

import static java.util.Objects.requireNonNull;

/**
 * Text marked as safe for HTML, which plain text is escaped for when it is joined with it.
 *
 * @param text the escaped text
 */
public record SafeText(String text) {
    public SafeText {
        requireNonNull(text, "text is null");
    }

    public static SafeText escape(String plain) {
        return new SafeText(plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;"));
    }

    /** The value itself, or the text of one that is marked safe. */
    public static Object unmark(Object value) {
        return value instanceof SafeText safe ? safe.text : value;
    }
}
