package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads a stream on a thread of its own, so that waiting for an event can end without one. Only a few events are read ahead:
 * where they are not taken, the stream waits, and in the end is given up. The thread that starts the pump takes the events
 * and closes it, which closes the stream.
 */
final class EventPump implements AutoCloseable {
    private static final int READ_AHEAD = 16;

    private sealed interface Message {}

    private record Event(GenerationEvent event) implements Message {}

    private record Failure(TesseraException exception) implements Message {}

    private final BlockingQueue<Message> messages = new ArrayBlockingQueue<>(READ_AHEAD);
    private final GenerationStream stream;
    private final Duration patience;
    private final Thread taker = Thread.currentThread();
    private final Thread reader;

    private EventPump(GenerationStream stream, Duration patience) {
        this.stream = stream;
        this.patience = patience;
        this.reader = Thread.ofVirtual().name("openai-events").unstarted(this::read);
    }

    /** @param patience how long an event may wait to be taken; then the taking thread is interrupted, whatever it does */
    static EventPump start(GenerationStream stream, Duration patience) {
        EventPump pump = new EventPump(stream, patience);
        pump.reader.start();
        return pump;
    }

    /**
     * The next event, or nothing where none came within the time.
     *
     * @throws TesseraException what the request failed with; it is then over
     */
    Optional<GenerationEvent> next(Duration wait) throws InterruptedException {
        return switch (messages.poll(wait.toNanos(), NANOSECONDS)) {
            case null -> Optional.empty();
            case Event(GenerationEvent event) -> Optional.of(event);
            case Failure(TesseraException exception) -> throw exception;
        };
    }

    private void read() {
        try {
            offer(readToEnd());
        } catch (InterruptedException _) {
            // nobody takes events any more
        }
    }

    /** The last message, which the stream is closed before. */
    private Message readToEnd() throws InterruptedException {
        try (stream) {
            Message message = nextMessage();
            while (!isLast(message)) {
                offer(message);
                message = nextMessage();
            }
            return message;
        }
    }

    private Message nextMessage() throws InterruptedException {
        try {
            return new Event(stream.next());
        } catch (TesseraException e) {
            return new Failure(e);
        } catch (RuntimeException e) {
            return new Failure(new TesseraException(INTERNAL_ERROR, "the request failed", e));
        }
    }

    private static boolean isLast(Message message) {
        return switch (message) {
            case Event(GenerationEvent event) -> event instanceof Finished;
            case Failure _ -> true;
        };
    }

    private void offer(Message message) throws InterruptedException {
        if (!messages.offer(message, patience.toNanos(), NANOSECONDS)) {
            taker.interrupt();
            throw new InterruptedException("the client takes no events");
        }
    }

    /** Returns when the stream is closed. */
    @Override
    public void close() {
        reader.interrupt();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
