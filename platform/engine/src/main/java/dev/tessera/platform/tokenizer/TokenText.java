package dev.tessera.platform.tokenizer;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a token adds to a text.
 *
 * @param text the characters that it completes; for a special token, its name
 * @param bytes the UTF-8 that it adds, of incomplete characters too, each from 0 to 255
 * @param special whether it says something about the text, and is no part of it
 */
public record TokenText(String text, List<Integer> bytes, boolean special) {
    public TokenText {
        requireNonNull(text, "text is null");
        bytes = List.copyOf(bytes);
    }
}
