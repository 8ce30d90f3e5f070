package dev.tessera.platform.engine;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationStream;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The events of a request on their way from the engine's thread to the thread that reads them. A slow reader holds nobody up:
 * there are at most as many events as the answer has tokens.
 */
final class RequestStream implements GenerationStream {
    private sealed interface Message {}

    private record Event(GenerationEvent event) implements Message {}

    private record Failure(TesseraException exception) implements Message {}

    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final Runnable cancel;
    private volatile boolean closed;
    private boolean over;

    /** @param cancel ends the request, where it is not over */
    RequestStream(Runnable cancel) {
        this.cancel = cancel;
    }

    void emit(GenerationEvent event) {
        messages.add(new Event(event));
    }

    /** Ends the stream. */
    void fail(TesseraException exception) {
        messages.add(new Failure(exception));
    }

    @Override
    public Optional<GenerationEvent> next(Duration wait) throws InterruptedException {
        if (over || closed) {
            throw new NoSuchElementException("the request is over");
        }
        return switch (messages.poll(NANOSECONDS.convert(wait), NANOSECONDS)) {
            case null -> Optional.empty();
            case Event(GenerationEvent event) -> {
                over = event instanceof GenerationEvent.Finished;
                yield Optional.of(event);
            }
            case Failure(TesseraException exception) -> {
                over = true;
                throw exception;
            }
        };
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (!over) {
                cancel.run();
            }
        }
    }
}
