package dev.tessera.platform.media;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** A bounded pool of threads for what computes; those who want something computed wait for it. Thread-safe. */
final class Workers implements AutoCloseable {
    private final ExecutorService executor;

    Workers(int threads) {
        this.executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("tessera-media-", 0).daemon().factory());
    }

    /**
     * Computes on one of the threads. Interrupting the caller interrupts the computation.
     *
     * @throws ExecutionException with what the computation throws
     * @throws CancellationException where this is closed before the computation begins
     * @throws RejectedExecutionException where this is closed already
     */
    <T> T compute(Callable<T> computation) throws InterruptedException, ExecutionException {
        Future<T> future = executor.submit(computation);
        try {
            return future.get();
        } finally {
            future.cancel(true);
        }
    }

    @Override
    public void close() {
        for (Runnable waiting : executor.shutdownNow()) {
            // so that those who wait for it learn that it never runs
            if (waiting instanceof Future<?> future) {
                future.cancel(false);
            }
        }
    }
}
