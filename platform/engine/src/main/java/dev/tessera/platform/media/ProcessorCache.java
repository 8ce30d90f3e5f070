package dev.tessera.platform.media;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.metrics.MediaMetrics;
import dev.tessera.spi.cache.CacheIndex;
import dev.tessera.spi.cache.CachePolicy;
import dev.tessera.spi.model.ProcessedItem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Keeps processed media, at most so many bytes of it. An item that several threads want at the same time is processed by
 * one of them while the others wait; where it fails, each of the others tries by itself, and nothing is kept. Thread-safe:
 * one lock guards the books, and nothing is processed under it.
 */
final class ProcessorCache {
    private final Object lock = new Object();
    private final CacheIndex index;
    private final Map<String, ProcessedItem> entries = new HashMap<>();
    /** What is being processed now, by key; empty where that failed. */
    private final Map<String, CompletableFuture<Optional<ProcessedItem>>> underWay = new HashMap<>();

    private final long capacity;
    private final MediaMetrics metrics;

    /**
     * An empty cache.
     *
     * @param capacity most bytes of tensors; with 0 nothing is kept, but what is wanted at the same time is still processed
     *     once
     */
    ProcessorCache(CachePolicy policy, long capacity, MediaMetrics metrics) {
        this.index = policy.newIndex(capacity);
        this.capacity = capacity;
        this.metrics = requireNonNull(metrics, "metrics is null");
    }

    /** Whether it is turned off. */
    boolean keepsNothing() {
        return capacity == 0;
    }

    /** What is cached under the key, if anything is. */
    Optional<ProcessedItem> find(String key) {
        synchronized (lock) {
            Optional<ProcessedItem> found = held(key);
            metrics.processorLookup(found.isPresent());
            return found;
        }
    }

    /**
     * What is cached under the key, or else is made now.
     *
     * @param process makes the item; what it throws is thrown
     * @throws InterruptedException while another thread makes the item
     */
    ProcessedItem get(String key, Supplier<ProcessedItem> process) throws InterruptedException {
        while (true) {
            CompletableFuture<Optional<ProcessedItem>> own = new CompletableFuture<>();
            CompletableFuture<Optional<ProcessedItem>> others;
            synchronized (lock) {
                Optional<ProcessedItem> found = held(key);
                if (found.isPresent()) {
                    metrics.processorLookup(true);
                    return found.get();
                }
                others = underWay.putIfAbsent(key, own);
                if (others == null) {
                    metrics.processorLookup(false);
                }
            }
            if (others == null) {
                return process(key, own, process);
            }
            Optional<ProcessedItem> made = await(others);
            if (made.isPresent()) {
                metrics.processorLookup(true);
                return made.get();
            }
        }
    }

    private ProcessedItem process(
            String key, CompletableFuture<Optional<ProcessedItem>> own, Supplier<ProcessedItem> process) {
        Optional<ProcessedItem> made = Optional.empty();
        try {
            made = Optional.of(process.get());
            return made.get();
        } finally {
            try {
                settle(key, made);
            } finally {
                own.complete(made);
            }
        }
    }

    private void settle(String key, Optional<ProcessedItem> made) {
        synchronized (lock) {
            underWay.remove(key);
            made.ifPresent(
                    item -> index.offer(key, item.bytes(), evictable -> true).ifPresent(evicted -> {
                        evicted.forEach(this::drop);
                        entries.put(key, item);
                    }));
        }
    }

    private void drop(String key) {
        requireNonNull(entries.remove(key), "the cache policy evicts what is not there");
    }

    private Optional<ProcessedItem> held(String key) {
        Optional<ProcessedItem> found = Optional.ofNullable(entries.get(key));
        found.ifPresent(item -> index.touch(key));
        return found;
    }

    private static Optional<ProcessedItem> await(CompletableFuture<Optional<ProcessedItem>> others)
            throws InterruptedException {
        try {
            return others.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a failure is an empty result", e);
        }
    }
}
