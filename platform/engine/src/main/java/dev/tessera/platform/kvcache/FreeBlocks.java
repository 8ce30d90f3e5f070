package dev.tessera.platform.kvcache;

/**
 * The blocks that nobody uses, in the order in which they are used again. A linked list in arrays: every operation is
 * O(1).
 */
final class FreeBlocks {
    private final int[] next;
    private final int[] previous;
    // the number behind the last block's stands for both ends of the list
    private final int end;
    private int size;

    /** All blocks are free, the lowest number first. */
    FreeBlocks(int blocks) {
        end = blocks;
        next = new int[blocks + 1];
        previous = new int[blocks + 1];
        next[end] = end;
        previous[end] = end;
        for (int block = 0; block < blocks; block++) {
            addLast(block);
        }
    }

    int size() {
        return size;
    }

    /** Takes the first block; there must be one. */
    int removeFirst() {
        int block = next[end];
        remove(block);
        return block;
    }

    void addFirst(int block) {
        insert(block, next[end]);
    }

    void addLast(int block) {
        insert(block, end);
    }

    /** Takes a block that is in the list out of its middle. */
    void remove(int block) {
        if (size == 0) {
            throw new IllegalStateException("no block is free");
        }
        next[previous[block]] = next[block];
        previous[next[block]] = previous[block];
        size--;
    }

    private void insert(int block, int follower) {
        next[block] = follower;
        previous[block] = previous[follower];
        next[previous[block]] = block;
        previous[follower] = block;
        size++;
    }
}
