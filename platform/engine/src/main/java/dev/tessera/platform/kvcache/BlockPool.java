package dev.tessera.platform.kvcache;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Counts the references to each block, and finds cached blocks by their hash. A block that nobody refers to is free;
 * what it holds stays findable until the block is used again. Free blocks that hold nothing findable are used first,
 * then the one that was freed first.
 */
final class BlockPool {
    private final int[] references;
    private final BlockHash[] hashes;
    private final FreeBlocks free;
    private final Map<BlockHash, Integer> blocksByHash = new HashMap<>();

    BlockPool(int blocks) {
        references = new int[blocks];
        hashes = new BlockHash[blocks];
        free = new FreeBlocks(blocks);
    }

    int size() {
        return references.length;
    }

    int free() {
        return free.size();
    }

    boolean isFree(int block) {
        return references[block] == 0;
    }

    /** Takes a free block, with one reference; there must be one. What it held is forgotten. */
    int allocate() {
        int block = free.removeFirst();
        forget(block);
        references[block] = 1;
        return block;
    }

    /** Adds a reference to a block that is in use, or free with a hash. */
    void share(int block) {
        if (references[block] == 0) {
            free.remove(block);
        }
        references[block]++;
    }

    /** Drops a reference. */
    void release(int block) {
        if (references[block] == 0) {
            throw new IllegalStateException("block %d has no reference to drop".formatted(block));
        }
        references[block]--;
        if (references[block] > 0) {
            return;
        }
        if (hashes[block] == null) {
            free.addFirst(block);
        } else {
            free.addLast(block);
        }
    }

    /** Makes a block in use findable, unless another with the same content is. */
    void register(int block, BlockHash hash) {
        if (hashes[block] == null && blocksByHash.putIfAbsent(hash, block) == null) {
            hashes[block] = hash;
        }
    }

    OptionalInt find(BlockHash hash) {
        Integer block = blocksByHash.get(hash);
        return block == null ? OptionalInt.empty() : OptionalInt.of(block);
    }

    private void forget(int block) {
        if (hashes[block] != null) {
            blocksByHash.remove(hashes[block]);
            hashes[block] = null;
        }
    }
}
