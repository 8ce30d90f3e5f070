package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * An answer as it comes. Closing the stream before its end cancels the request and frees all it holds; afterwards there is
 * no next delta. Read by one thread at a time; any thread may close it, which wakes a reader that waits.
 */
public final class TokenStream implements Iterator<Delta>, AutoCloseable {
    private final GenerationStream stream;
    private final GenerationCollector collector = new GenerationCollector();
    private Optional<Delta> ahead = Optional.empty();

    // guarded by this
    private Optional<Thread> reader = Optional.empty();
    private boolean closed;
    private boolean readerWoken;

    TokenStream(GenerationStream stream) {
        this.stream = requireNonNull(stream, "stream is null");
    }

    /**
     * Waits until there is a further delta, or none will come.
     *
     * @throws TesseraException where the request fails, which closes the stream; CANCELLED where the thread is interrupted
     */
    @Override
    public boolean hasNext() {
        while (ahead.isEmpty() && !isClosed()) {
            Optional<GenerationEvent> event = read();
            ahead = event.flatMap(collector::add);
            if (collector.generation().isPresent()) {
                close();
            }
        }
        return ahead.isPresent() && !isClosed();
    }

    @Override
    public Delta next() {
        // what hasNext has promised is there even if the stream was closed since
        if (ahead.isEmpty() && !hasNext()) {
            throw new NoSuchElementException("the answer is over");
        }
        Delta next = ahead.orElseThrow();
        ahead = Optional.empty();
        return next;
    }

    /**
     * Waits for the rest and returns the whole answer.
     *
     * @throws TesseraException where the request fails; CANCELLED where it was cancelled before its end
     */
    public Generation generation() {
        while (hasNext()) {
            next();
        }
        return collector
                .generation()
                .orElseThrow(() -> new TesseraException(CANCELLED, "the request was cancelled before its end"));
    }

    /** Cancels the request, unless it is over. Further calls do nothing. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (reader.isPresent()) {
                // it closes the request, whose stream belongs to one thread
                readerWoken = true;
                reader.get().interrupt();
                return;
            }
        }
        stream.close();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** The next event; empty where the stream is closed meanwhile. */
    private Optional<GenerationEvent> read() {
        synchronized (this) {
            if (closed) {
                return Optional.empty();
            }
            reader = Optional.of(Thread.currentThread());
        }
        boolean failed = true;
        try {
            GenerationEvent event = stream.next();
            failed = false;
            return Optional.of(event);
        } catch (InterruptedException e) {
            if (isClosed()) {
                return Optional.empty();
            }
            Thread.currentThread().interrupt();
            throw new TesseraException(CANCELLED, "the thread was interrupted while it waited for the answer", e);
        } finally {
            release(failed);
        }
    }

    private void release(boolean failed) {
        boolean toClose;
        synchronized (this) {
            reader = Optional.empty();
            closed |= failed;
            toClose = closed;
            if (readerWoken) {
                // it was for the wait, which is over
                Thread.interrupted();
            }
        }
        if (toClose) {
            stream.close();
        }
    }
}
