package dev.tessera.media.sources.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Time as it goes by. */
interface ElapsedTime {
    /** Nanoseconds since some moment. */
    long nanos();

    /** Waits for an end, but not longer than this. */
    void pause(CountDownLatch end, Duration duration) throws InterruptedException;

    /** Waits for an outcome, but not longer than this. */
    <T> T await(Future<T> future, Duration timeout) throws InterruptedException, ExecutionException, TimeoutException;

    static ElapsedTime real() {
        return new ElapsedTime() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(CountDownLatch end, Duration duration) throws InterruptedException {
                // whoever waited finds out by itself whether the end has come
                boolean _ = end.await(duration.toNanos(), NANOSECONDS);
            }

            @Override
            public <T> T await(Future<T> future, Duration timeout)
                    throws InterruptedException, ExecutionException, TimeoutException {
                return future.get(timeout.toNanos(), NANOSECONDS);
            }
        };
    }
}
