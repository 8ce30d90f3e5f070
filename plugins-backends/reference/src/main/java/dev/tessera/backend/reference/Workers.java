package dev.tessera.backend.reference;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;

import dev.tessera.spi.error.TesseraException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        List<Future<?>> others = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, count); i++) {
            others.add(helpers.submit(share));
        }
        try {
            share.run();
        } finally {
            // after a failure nobody takes another part, but none may still be writing when this returns
            next.set(count);
            others.forEach(Workers::await);
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TesseraException(CANCELLED, "the computation was interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
    }

    @Override
    public void close() {
        helpers.close();
    }
}
