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
        Certain certain = certain();
        if (certain.end() > read) {
            advance(certain);
        }
        return certain.text();
    }

    /** The text that a token would complete if it came next. */
    String peek(int tokenId) {
        if (isSkipped(tokenId)) {
            return "";
        }
        window.add(tokenId);
        Certain certain = certain();
        window.removeLast();
        return certain.text();
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

    /**
     * Text that no token to come can change.
     *
     * @param end the tokens of the window that give it end here
     */
    private record Certain(int end, String text) {}

    private Certain certain() {
        int all = window.size();
        String text = unread(all);
        if (isWhole(text)) {
            return new Certain(all, text);
        }
        if (all - read <= MAX_HELD_TOKENS) {
            return new Certain(read, "");
        }
        int end = all - CHARACTER_TOKENS;
        return new Certain(end, unread(end));
    }

    private static boolean isWhole(String text) {
        return !text.isEmpty() && text.charAt(text.length() - 1) != REPLACEMENT;
    }

    /** Forgets the tokens that were context so far; those just read are the context of the next ones. */
    private void advance(Certain certain) {
        window.subList(0, read).clear();
        read = certain.end() - read;
        context = decode(read);
    }

    private String unread(int end) {
        String all = decode(end);
        return all.length() > context.length() ? all.substring(context.length()) : "";
    }

    private String decode(int end) {
        return tokenizer.decode(List.copyOf(window.subList(0, end)), skipSpecialTokens);
    }
}
