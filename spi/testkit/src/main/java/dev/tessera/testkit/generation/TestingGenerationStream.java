package dev.tessera.testkit.generation;

import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Plays an answer, and holds its reader to the contract of a stream. */
final class TestingGenerationStream implements GenerationStream {
    private final TestingAnswer answer;
    private final Iterator<GenerationEvent> events;
    private final Runnable whenClosed;
    private boolean closed;

    TestingGenerationStream(TestingAnswer answer, Runnable whenClosed) {
        this.answer = answer;
        this.events = answer.events().iterator();
        this.whenClosed = whenClosed;
    }

    @Override
    public Optional<GenerationEvent> next(Duration wait) throws InterruptedException {
        if (closed) {
            throw new IllegalStateException("the stream is closed");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting for an event");
        }
        if (events.hasNext()) {
            return Optional.of(events.next());
        }
        throw answer.failure()
                .<RuntimeException>map(failure -> failure)
                .orElseGet(() -> new NoSuchElementException("the answer is complete"));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            whenClosed.run();
        }
    }
}
