package dev.tessera.frontend.openai.server;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.tessera.frontend.openai.stream.StreamMessage;
import dev.tessera.frontend.openai.stream.StreamReader;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    private final BlockingQueue<StreamMessage> messages = new ArrayBlockingQueue<>(READ_AHEAD);
    private final Duration patience;
    private final Thread taker = Thread.currentThread();
    private final StreamReader reader;
    /** What follows the events that were taken last. */
    private Optional<TesseraException> failure = Optional.empty();

    private EventPump(GenerationStream stream, Duration patience) {
        this.patience = patience;
        this.reader = StreamReader.start(stream, this::offer);
    }

    /** @param patience how long an event may wait to be taken; then the taking thread is interrupted, whatever it does */
    static EventPump start(GenerationStream stream, Duration patience) {
        return new EventPump(stream, patience);
    }

    /**
     * The next events, as many as there are, so that they can be sent together; none where none came within the time.
     *
     * @throws TesseraException what the request failed with; it is then over
     */
    List<GenerationEvent> next(Duration wait) throws InterruptedException {
        List<GenerationEvent> events = new ArrayList<>();
        StreamMessage message = failure.isPresent() ? null : messages.poll(wait.toNanos(), NANOSECONDS);
        while (message != null) {
            message = switch (message) {
                case StreamMessage.Event(GenerationEvent event) -> {
                    events.add(event);
                    yield messages.poll();
                }
                case StreamMessage.Failure(TesseraException exception) -> {
                    failure = Optional.of(exception);
                    yield null;
                }
            };
        }
        if (events.isEmpty() && failure.isPresent()) {
            throw failure.get();
        }
        return events;
    }

    private void offer(StreamMessage message) throws InterruptedException {
        if (!messages.offer(message, patience.toNanos(), NANOSECONDS)) {
            taker.interrupt();
            throw new InterruptedException("the client takes no events");
        }
    }

    /** Returns when the stream is closed. */
    @Override
    public void close() {
        reader.close();
    }
}
