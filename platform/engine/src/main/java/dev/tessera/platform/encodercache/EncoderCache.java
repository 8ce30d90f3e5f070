package dev.tessera.platform.encodercache;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.cache.CacheIndex;
import dev.tessera.spi.cache.CachePolicy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The books of encoder outputs on the device: which rows hold the embeddings of which media item. Entries are counted
 * by references. One that nobody refers to stays until its room is needed; the cache policy then says what goes, and
 * where it does not give enough room, those unused longest go. Used by one thread.
 */
public final class EncoderCache {
    private final int capacity;
    private final CacheIndex index;
    private final FreeRows free;
    private final Map<String, Entry> referenced = new HashMap<>();
    // the one that was dropped first comes first
    private final SequencedMap<String, Entry> unreferenced = new LinkedHashMap<>();
    private int freeableRows;
    private long hits;
    private long misses;

    private static final class Entry {
        private final List<Integer> rows;
        private boolean kept;
        private int references = 1;

        Entry(List<Integer> rows) {
            this.rows = rows;
        }
    }

    /** @param capacity rows, each of one embedding */
    public EncoderCache(int capacity, CachePolicy policy) {
        if (capacity < 1) {
            throw new IllegalArgumentException("%d rows are not positive".formatted(capacity));
        }
        this.capacity = capacity;
        this.index = requireNonNull(policy, "policy is null").newIndex(capacity);
        this.free = new FreeRows(capacity);
        this.freeableRows = capacity;
    }

    public int capacity() {
        return capacity;
    }

    /** Rows that hold nothing, or what nobody refers to. */
    public int freeableRows() {
        return freeableRows;
    }

    /** How often items were here. */
    public EncoderCacheStatistics statistics() {
        return new EncoderCacheStatistics(hits, misses);
    }

    /** The rows of an item's embeddings, in their order; nothing where it is not cached. */
    public Optional<List<Integer>> rows(String identifier) {
        Entry entry = referenced.get(identifier);
        return Optional.ofNullable(entry == null ? unreferenced.get(identifier) : entry)
                .map(found -> found.rows);
    }

    /** Whether an item is cached with so many embeddings. */
    public boolean isCached(String identifier, int embeddings) {
        return rows(identifier).filter(rows -> rows.size() == embeddings).isPresent();
    }

    public boolean isReferenced(String identifier) {
        return referenced.containsKey(identifier);
    }

    /** Whether there is room for so many more embeddings. */
    public boolean canAllocate(int embeddings) {
        return embeddings <= freeableRows;
    }

    /** Adds a reference to a cached item. */
    public void acquire(String identifier) {
        Entry entry = unreferenced.remove(identifier);
        if (entry == null) {
            require(identifier).references++;
        } else {
            freeableRows -= entry.rows.size();
            entry.references = 1;
            referenced.put(identifier, entry);
        }
        hits++;
        index.touch(identifier);
    }

    /**
     * Makes room for an item that is not cached, with one reference. An unreferenced entry of that name, whose size
     * must then be another, is replaced.
     *
     * @param embeddings no more than {@link #canAllocate} allows
     * @return rows for the item's embeddings, in their order
     */
    public List<Integer> allocate(String identifier, int embeddings) {
        misses++;
        if (isReferenced(identifier) || !canAllocate(embeddings)) {
            throw new IllegalStateException(
                    "%d rows cannot be allocated: %d of %d are freeable".formatted(embeddings, freeableRows, capacity));
        }
        drop(identifier);
        Optional<List<String>> victims = index.offer(identifier, embeddings, unreferenced::containsKey);
        victims.ifPresent(keys -> keys.forEach(this::evict));
        while (free.size() < embeddings) {
            String oldest = unreferenced.firstEntry().getKey();
            index.remove(oldest);
            evict(oldest);
        }
        Entry entry = new Entry(free.take(embeddings));
        // what the policy does not admit is needed all the same, but not kept once it is used
        entry.kept = victims.isPresent();
        referenced.put(identifier, entry);
        freeableRows -= embeddings;
        return entry.rows;
    }

    /** Drops a reference. The entry stays, as long as there is room. */
    public void release(String identifier) {
        Entry entry = require(identifier);
        entry.references--;
        if (entry.references == 0) {
            referenced.remove(identifier);
            unreferenced.put(identifier, entry);
            freeableRows += entry.rows.size();
            if (!entry.kept) {
                evict(identifier);
            }
        }
    }

    /**
     * Removes an entry that nobody refers to, because its rows do not hold what they should. Unknown ones are ignored.
     */
    public void drop(String identifier) {
        if (unreferenced.containsKey(identifier)) {
            index.remove(identifier);
            forget(identifier);
        }
    }

    private void evict(String identifier) {
        // a policy that names what is in use, or nothing that is here, is not obeyed
        if (unreferenced.containsKey(identifier)) {
            forget(identifier);
        }
    }

    private void forget(String identifier) {
        free.give(unreferenced.remove(identifier).rows);
    }

    private Entry require(String identifier) {
        Entry entry = referenced.get(identifier);
        if (entry == null) {
            throw new IllegalStateException("nobody refers to the item %s".formatted(identifier));
        }
        return entry;
    }
}
