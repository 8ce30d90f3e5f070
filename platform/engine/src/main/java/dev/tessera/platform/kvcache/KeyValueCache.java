package dev.tessera.platform.kvcache;

import java.util.OptionalInt;

/**
 * The books of the paged KV cache, whose numbers lie on the device. Blocks that several sequences begin with are shared
 * and only read. Used by one thread.
 */
public final class KeyValueCache {
    private final BlockPool pool;
    private final int blockSize;
    private final boolean prefixCaching;
    private long queriedTokens;
    private long hitTokens;

    /**
     * @param blocks blocks of the cache
     * @param blockSize tokens in a block
     * @param prefixCaching whether blocks are found by what they hold
     */
    public KeyValueCache(int blocks, int blockSize, boolean prefixCaching) {
        if (blocks < 1 || blockSize < 1) {
            throw new IllegalArgumentException(
                    "%d blocks of %d tokens are not both positive".formatted(blocks, blockSize));
        }
        // so that token numbers are ints
        Math.multiplyExact(blocks, blockSize);
        this.pool = new BlockPool(blocks);
        this.blockSize = blockSize;
        this.prefixCaching = prefixCaching;
    }

    /**
     * A table without blocks for a sequence.
     *
     * @param counting whether what is found of the content counts in the {@link #statistics}
     */
    public BlockTable newTable(CacheContent content, boolean counting) {
        return new BlockTable(this, content, counting);
    }

    public int blockSize() {
        return blockSize;
    }

    public boolean prefixCaching() {
        return prefixCaching;
    }

    /** Tokens that the cache holds. */
    public int capacity() {
        return pool.size() * blockSize;
    }

    /** Blocks that so many tokens need. */
    public int blocksFor(int tokens) {
        return Math.ceilDiv(tokens, blockSize);
    }

    /** Blocks that nobody uses; some may hold prefixes that can still be found. */
    public int freeBlocks() {
        return pool.free();
    }

    /** How many of a prefix's blocks nobody uses: sharing the prefix takes them from the free ones. */
    public int freeBlocksIn(CachedPrefix prefix) {
        int free = 0;
        for (int i = 0; i < prefix.blocks().size(); i++) {
            if (pool.isFree(prefix.blocks().at(i))) {
                free++;
            }
        }
        return free;
    }

    public PrefixStatistics statistics() {
        return new PrefixStatistics(queriedTokens, hitTokens);
    }

    BlockPool pool() {
        return pool;
    }

    void count(int queried, int hit) {
        queriedTokens += queried;
        hitTokens += hit;
    }

    CachedPrefix findPrefix(BlockHashes hashes, int knownTokens) {
        if (!prefixCaching) {
            return CachedPrefix.none();
        }
        IntSequence blocks = new IntSequence();
        int most = (knownTokens - 1) / blockSize;
        while (blocks.size() < most) {
            OptionalInt block = pool.find(hashes.hash(blocks.size()));
            if (block.isEmpty()) {
                break;
            }
            blocks.append(block.getAsInt());
        }
        return new CachedPrefix(blocks.view(0, blocks.size()), blocks.size() * blockSize);
    }
}
