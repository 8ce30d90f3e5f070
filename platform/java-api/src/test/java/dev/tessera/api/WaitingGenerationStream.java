package dev.tessera.api;

import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A stream on which nothing ever happens. */
final class WaitingGenerationStream implements GenerationStream {
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile Optional<Thread> closedBy = Optional.empty();

    @Override
    public Optional<GenerationEvent> next(Duration wait) throws InterruptedException {
        reading.countDown();
        never.await();
        throw new IllegalStateException("an event came");
    }

    @Override
    public void close() {
        closedBy = Optional.of(Thread.currentThread());
    }

    /** Waits until somebody reads. */
    void awaitReader() throws InterruptedException {
        reading.await();
    }

    Thread closedBy() {
        return closedBy.orElseThrow();
    }
}
