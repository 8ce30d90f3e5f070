package dev.tessera.platform.kvcache;

import static java.util.Objects.requireNonNull;

/**
 * The blocks that hold one sequence, in order. Owned by the sequence's owner, who releases it; it may be used again
 * after that.
 */
public final class BlockTable {
    private final KeyValueCache cache;
    private final BlockHashes hashes;
    // replaced when released, never cut, so that views handed out stay as they are
    private IntSequence blocks = new IntSequence();
    private int registered;
    private boolean counting;

    /** @param counting whether what is found of the content counts in the cache's statistics */
    BlockTable(KeyValueCache cache, CacheContent content, boolean counting) {
        this.cache = requireNonNull(cache, "cache is null");
        this.hashes = new BlockHashes(requireNonNull(content, "content is null"), cache.blockSize());
        this.counting = counting;
    }

    /** The blocks, as they are now. */
    public IntView blocks() {
        return blocks.view(0, blocks.size());
    }

    /**
     * Looks for the longest prefix that the cache holds, by the hashes of full blocks.
     *
     * @param knownTokens tokens of the sequence; the prefix leaves at least the last of them to compute
     */
    public CachedPrefix findPrefix(int knownTokens) {
        return cache.findPrefix(hashes, knownTokens);
    }

    /**
     * The full blocks of this table that another sequence which begins with the same tokens can use.
     *
     * @param knownTokens tokens that both begin with, all computed; the prefix leaves at least the last of them to
     *     compute
     */
    public CachedPrefix sharedPrefix(int knownTokens) {
        int count = (knownTokens - 1) / cache.blockSize();
        return new CachedPrefix(blocks.view(0, count), count * cache.blockSize());
    }

    /** Makes an empty table begin with a prefix, whose blocks it shares. */
    public void share(CachedPrefix prefix, int knownTokens) {
        requireEmpty();
        for (int i = 0; i < prefix.blocks().size(); i++) {
            int block = prefix.blocks().at(i);
            cache.pool().share(block);
            blocks.append(block);
        }
        registered = blocks.size();
        if (counting) {
            // only the first time: finding one's own blocks again after a preemption is not a hit
            counting = false;
            cache.count(knownTokens, prefix.tokens());
        }
    }

    /** Blocks that are missing to hold so many tokens. */
    public int missing(int tokens) {
        return Math.max(0, cache.blocksFor(tokens) - blocks.size());
    }

    /** Allocates blocks until the table holds so many tokens; the cache must have that many free. */
    public void grow(int tokens) {
        for (int missing = missing(tokens); missing > 0; missing--) {
            blocks.append(cache.pool().allocate());
        }
    }

    /** Notes that the first tokens are computed. Blocks that are full of them can be found from now on. */
    public void computed(int tokens) {
        if (!cache.prefixCaching()) {
            return;
        }
        for (int full = tokens / cache.blockSize(); registered < full; registered++) {
            cache.pool().register(blocks.at(registered), hashes.hash(registered));
        }
    }

    /** Drops all blocks, the last first, so that the beginning of a sequence stays findable longest. */
    public void release() {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            cache.pool().release(blocks.at(i));
        }
        blocks = new IntSequence();
        registered = 0;
    }

    private void requireEmpty() {
        if (blocks.size() > 0) {
            throw new IllegalStateException("the table has %d blocks already".formatted(blocks.size()));
        }
    }
}
