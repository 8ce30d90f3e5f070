package dev.tessera.backend.reference;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Threads that compute parts of one operation at a time, the caller's among them. */
final class Workers implements AutoCloseable {
    private final int threads;
    private final ExecutorService helpers;

    Workers(int threads) {
        this.threads = threads;
        this.helpers = Executors.newFixedThreadPool(
                Math.max(1, threads - 1),
                Thread.ofPlatform().daemon().name("reference-worker-", 0).factory());
    }

    int threads() {
        return threads;
    }

    /** Runs a task for each number below the count, in any order, and returns when all are done. */
    void forEach(int count, IntConsumer task) {
        if (threads == 1 || count <= 1) {
            for (int i = 0; i < count; i++) {
                task.accept(i);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Runnable share = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                task.accept(i);
            }
        };
        CompletableFuture<?>[] others = new CompletableFuture<?>[Math.min(threads, count) - 1];
        Arrays.setAll(others, i -> CompletableFuture.runAsync(share, helpers));
        try {
            share.run();
        } finally {
            // after a failure nobody takes another part, but none may still be writing when this returns
            next.set(count);
            join(CompletableFuture.allOf(others));
        }
    }

    /** Waits, whether interrupted or not, and passes on what was thrown. */
    private static void join(CompletableFuture<?> all) {
        try {
            all.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw e;
            }
        }
    }

    @Override
    public void close() {
        helpers.close();
    }
}
