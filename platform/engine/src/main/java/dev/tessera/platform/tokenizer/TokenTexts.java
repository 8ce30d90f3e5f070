package dev.tessera.platform.tokenizer;

import static dev.tessera.platform.tokenizer.IncrementalDecoder.CHARACTER_TOKENS;
import static dev.tessera.platform.tokenizer.IncrementalDecoder.REPLACEMENT;
import static dev.tessera.spi.generation.TokenLogprobs.Candidate.utf8;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * The texts of the single tokens of a text, each as it stands after those before it: together they make up the text, but for
 * special tokens, which are named. A character of several tokens belongs to the last of them. Of one sequence, used by one
 * thread.
 */
public final class TokenTexts {
    /** Whatever came before so many tokens has no influence on a text. */
    private static final int CONTEXT_TOKENS = 16;

    /** What the bytes of a character have in common, but for the first. */
    private static final int CONTINUATION = 0x80;

    private static final int CONTINUATION_MASK = 0xC0;

    private final Tokenizer tokenizer;
    private final boolean skipSpecialTokens;
    private final IncrementalDecoder decoder;

    /** @param skipSpecialTokens whether the text is one without special tokens */
    public TokenTexts(Tokenizer tokenizer, boolean skipSpecialTokens) {
        this.tokenizer = requireNonNull(tokenizer, "tokenizer is null");
        this.skipSpecialTokens = skipSpecialTokens;
        this.decoder = new IncrementalDecoder(tokenizer, skipSpecialTokens);
    }

    /**
     * Goes on with a text that begins with these.
     *
     * @param skipSpecialTokens whether the text is one without special tokens
     */
    public static TokenTexts after(List<Integer> tokenIds, Tokenizer tokenizer, boolean skipSpecialTokens) {
        TokenTexts texts = new TokenTexts(tokenizer, skipSpecialTokens);
        texts.context(tokenIds).forEach(texts.decoder::add);
        return texts;
    }

    /** The last tokens, from where a character begins. */
    private List<Integer> context(List<Integer> tokenIds) {
        List<Integer> context = new ArrayList<>();
        int index = tokenIds.size() - 1;
        while (index >= 0 && !isEnough(context)) {
            int tokenId = tokenIds.get(index);
            boolean skipped = skipSpecialTokens && tokenizer.isSpecial(tokenId);
            if (tokenizer.piece(tokenId).isPresent() && !skipped) {
                context.add(tokenId);
            }
            index--;
        }
        return context.reversed();
    }

    private boolean isEnough(List<Integer> context) {
        int further = context.size() - CONTEXT_TOKENS;
        return further >= 0 && (further >= CHARACTER_TOKENS || beginsCharacter(context.getLast()));
    }

    private boolean beginsCharacter(int tokenId) {
        List<Integer> bytes = bytes(tokenId, false);
        return bytes.isEmpty() || (bytes.getFirst() & CONTINUATION_MASK) != CONTINUATION;
    }

    /** What a token would add if it came next. */
    public TokenText peek(int tokenId) {
        return text(tokenId, decoder.isWithinCharacter(), decoder.peek(tokenId));
    }

    /** What a token adds, which comes next. */
    public TokenText add(int tokenId) {
        boolean withinCharacter = decoder.isWithinCharacter();
        return text(tokenId, withinCharacter, decoder.add(tokenId));
    }

    private TokenText text(int tokenId, boolean withinCharacter, String added) {
        boolean special = tokenizer.isSpecial(tokenId);
        String text = special && skipSpecialTokens ? tokenizer.decode(List.of(tokenId), false) : added;
        boolean whole = !withinCharacter && !text.isEmpty() && text.indexOf(REPLACEMENT) < 0;
        boolean named = special && skipSpecialTokens;
        return new TokenText(text, named || whole ? utf8(text) : bytes(tokenId, withinCharacter), special);
    }

    /** The bytes of a token that begins or ends within a character, or has bytes of none, or adds nothing. */
    private List<Integer> bytes(int tokenId, boolean withinCharacter) {
        String once = tokenizer.decode(List.of(tokenId), false);
        if (once.indexOf(REPLACEMENT) >= 0) {
            return tokenizer.piece(tokenId).flatMap(PieceBytes::of).orElseGet(() -> utf8(once));
        }
        if (!withinCharacter) {
            // such as the space that a text does not begin with
            return List.of();
        }
        // the second is not at the beginning, where it may lack its space
        String twice = tokenizer.decode(List.of(tokenId, tokenId), false);
        return utf8(twice.substring(Math.min(once.length(), twice.length())));
    }
}
