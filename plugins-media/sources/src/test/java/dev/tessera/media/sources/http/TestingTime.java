package dev.tessera.media.sources.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Time that goes by only where a test, or what waits, says so. */
final class TestingTime implements ElapsedTime {
    final List<Duration> pauses = new ArrayList<>();
    private final Optional<CountDownLatch> expiry;
    private long nanos;

    TestingTime() {
        this.expiry = Optional.empty();
    }

    /** Timeouts are over when this happens. */
    TestingTime(CountDownLatch expiry) {
        this.expiry = Optional.of(expiry);
    }

    void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void pause(CountDownLatch end, Duration duration) {
        pauses.add(duration);
        pass(duration);
    }

    @Override
    public <T> T await(Future<T> future, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (expiry.isPresent()) {
            expiry.get().await();
            throw new TimeoutException();
        }
        return future.get();
    }
}
