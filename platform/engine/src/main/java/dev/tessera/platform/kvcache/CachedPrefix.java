package dev.tessera.platform.kvcache;

import static java.util.Objects.requireNonNull;

/**
 * Full blocks that hold the first tokens of a sequence already. Valid until the next block is allocated.
 *
 * @param blocks the blocks, to be read only
 * @param tokens tokens in them
 */
public record CachedPrefix(IntView blocks, int tokens) {
    public CachedPrefix {
        requireNonNull(blocks, "blocks is null");
    }

    public static CachedPrefix none() {
        return new CachedPrefix(IntView.of(), 0);
    }
}
