package dev.tessera.spi.generation;

import dev.tessera.spi.error.TesseraException;
import java.time.Duration;
import java.util.Optional;

/**
 * The events of one request. Read by one thread. Closing the stream before its end cancels the request and frees all it
 * holds; closing it twice, or after the end, does nothing.
 */
public interface GenerationStream extends AutoCloseable {
    /**
     * Waits for the next event, but not for ever. After {@link GenerationEvent.Finished} there is none, and asking for one is
     * an error.
     *
     * @param wait at most so long; zero, or less, asks for what there is already
     * @return nothing where no event came in that time; the request goes on
     * @throws TesseraException where the request fails; it is then over
     * @throws InterruptedException where the waiting thread is interrupted; the request goes on until the stream is closed
     */
    Optional<GenerationEvent> next(Duration wait) throws InterruptedException;

    /** Waits for the next event as long as it takes; else as {@link #next(Duration)}. */
    default GenerationEvent next() throws InterruptedException {
        Optional<GenerationEvent> event = Optional.empty();
        while (event.isEmpty()) {
            event = next(Duration.ofDays(1));
        }
        return event.get();
    }

    @Override
    void close();
}
