package dev.tessera.platform.kvcache;

import static java.util.Objects.requireNonNull;

/**
 * Tokens of a sequence that stand for a media item.
 *
 * @param identifier says what the item is; the same identifier, the same content
 * @param offset number of the first token
 * @param length number of tokens, at least one
 */
public record MediaRange(String identifier, int offset, int length) {
    public MediaRange {
        requireNonNull(identifier, "identifier is null");
        if (offset < 0 || length < 1) {
            throw new IllegalArgumentException(
                    "a media item cannot lie at %d with %d tokens".formatted(offset, length));
        }
    }

    /** Number of the token after the last. */
    public int end() {
        return Math.addExact(offset, length);
    }
}
