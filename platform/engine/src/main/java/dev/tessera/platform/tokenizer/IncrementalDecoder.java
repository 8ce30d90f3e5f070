package dev.tessera.platform.tokenizer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns tokens into text as they come. What a token adds is the difference between decoding a short window of tokens with
 * and without it, since a token by itself may lack its space; text that ends within a character is held back until the
 * character is complete. Of one sequence, used by one thread.
 */
public final class IncrementalDecoder {
    /** Stands for what is not a character, or not yet. */
    static final char REPLACEMENT = '\uFFFD';
    /** A character has at most four bytes, and so at most four tokens. */
    static final int CHARACTER_TOKENS = 4;
    /** After so many tokens without text, most of them are no characters, and never will be any. */
    private static final int MAX_HELD_TOKENS = 16;

    private final Tokenizer tokenizer;
    private final boolean skipSpecialTokens;
    private final List<Integer> window = new ArrayList<>();
    /** How many tokens of the window have given their text. */
    private int read;
    /** What those say without the ones after them. */
    private String context = "";

    /** @param skipSpecialTokens whether special tokens give no text */
    public IncrementalDecoder(Tokenizer tokenizer, boolean skipSpecialTokens) {
        this.tokenizer = requireNonNull(tokenizer, "tokenizer is null");
        this.skipSpecialTokens = skipSpecialTokens;
    }

    /** The text that a token completes; empty where it ends within a character. */
    public String add(int tokenId) {
        if (isSkipped(tokenId)) {
            return "";
        }
        window.add(tokenId);
        String text = unread(window.size());
        if (isWhole(text)) {
            return advance(window.size(), text);
        }
        if (window.size() - read <= MAX_HELD_TOKENS) {
            return "";
        }
        int end = window.size() - CHARACTER_TOKENS;
        return advance(end, unread(end));
    }

    /** The text that a token would complete if it came next. */
    String peek(int tokenId) {
        if (isSkipped(tokenId)) {
            return "";
        }
        window.add(tokenId);
        String text = unread(window.size());
        window.removeLast();
        return isWhole(text) ? text : "";
    }

    /** Whether there is text that is held back. */
    boolean isWithinCharacter() {
        return window.size() > read && !unread(window.size()).isEmpty();
    }

    /** The text held back, with U+FFFD for what is not a character. Nothing can be added afterwards. */
    public String finish() {
        return unread(window.size());
    }

    /** A token without text would only take the place of those that are the context of others. */
    private boolean isSkipped(int tokenId) {
        return skipSpecialTokens && tokenizer.isSpecial(tokenId);
    }

    private static boolean isWhole(String text) {
        return !text.isEmpty() && text.charAt(text.length() - 1) != REPLACEMENT;
    }

    /** Forgets the tokens that were context so far; those just read are the context of the next ones. */
    private String advance(int end, String text) {
        window.subList(0, read).clear();
        read = end - read;
        context = decode(read);
        return text;
    }

    private String unread(int end) {
        String all = decode(end);
        return all.length() > context.length() ? all.substring(context.length()) : "";
    }

    private String decode(int end) {
        return tokenizer.decode(List.copyOf(window.subList(0, end)), skipSpecialTokens);
    }
}
