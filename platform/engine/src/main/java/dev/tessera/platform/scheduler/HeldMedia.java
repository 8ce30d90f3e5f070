package dev.tessera.platform.scheduler;

import dev.tessera.platform.encodercache.EncoderCache;
import java.util.BitSet;
import java.util.List;

/** The items of one sequence, and which of them it holds in the encoder cache. */
final class HeldMedia {
    private final List<ScheduledItem> items;
    private final EncoderCache cache;
    private final BitSet held = new BitSet();
    // items before this one end before the first token to compute
    private int next;

    HeldMedia(List<ScheduledItem> items, EncoderCache cache) {
        this.items = items;
        this.cache = cache;
    }

    ScheduledItem item(int item) {
        return items.get(item);
    }

    /** Number of the first item that ends after a token, which is not before those that were passed. */
    int firstAfter(int token) {
        int item = next;
        while (item < items.size() && items.get(item).end() <= token) {
            item++;
        }
        return item;
    }

    /** Whether there is an item of that number, and it begins before a token. */
    boolean beginsBefore(int item, int token) {
        return item < items.size() && items.get(item).offset() < token;
    }

    boolean isHeld(int item) {
        return held.get(item);
    }

    boolean isHeld(String identifier) {
        return held.stream().anyMatch(item -> items.get(item).identifier().equals(identifier));
    }

    /** Notes that the caller took a reference for an item. */
    void hold(int item) {
        held.set(item);
    }

    /** Starts at a token: items that end before it are not needed. */
    void skip(int start) {
        next = firstAfter(start);
    }

    /** Drops the references to items that end before the first token to compute. */
    void pass(int computed) {
        for (; next < items.size() && items.get(next).end() <= computed; next++) {
            release(next);
        }
    }

    void releaseAll() {
        for (int item = held.nextSetBit(0); item >= 0; item = held.nextSetBit(item + 1)) {
            release(item);
        }
        next = 0;
    }

    private void release(int item) {
        if (held.get(item)) {
            held.clear(item);
            cache.release(items.get(item).identifier());
        }
    }
}
