package dev.tessera.frontend.openai.stream;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationStream;

/** Reads a stream on a thread of its own, and closes it there. Closed by one thread. */
final class StreamReader implements AutoCloseable {
    /** Takes what is read. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes one message, on the thread that reads. The stream is closed before the last one.
         *
         * @throws InterruptedException where nothing more is wanted
         */
        void accept(StreamMessage message) throws InterruptedException;
    }

    private final GenerationStream stream;
    private final Sink sink;
    private final Thread thread;

    private StreamReader(GenerationStream stream, Sink sink) {
        this.stream = requireNonNull(stream, "stream is null");
        this.sink = requireNonNull(sink, "sink is null");
        this.thread = Thread.ofVirtual().name("openai-events").unstarted(this::read);
    }

    /** Begins to read. The stream is the reader's from now on. */
    static StreamReader start(GenerationStream stream, Sink sink) {
        StreamReader reader = new StreamReader(stream, sink);
        reader.thread.start();
        return reader;
    }

    private void read() {
        try {
            sink.accept(readToEnd());
        } catch (InterruptedException _) {
            // nobody wants to know any more
        }
    }

    private StreamMessage readToEnd() throws InterruptedException {
        try (stream) {
            StreamMessage message = next();
            while (!message.last()) {
                sink.accept(message);
                message = next();
            }
            return message;
        }
    }

    private StreamMessage next() throws InterruptedException {
        try {
            return new StreamMessage.Event(stream.next());
        } catch (TesseraException e) {
            return new StreamMessage.Failure(e);
        } catch (RuntimeException e) {
            return new StreamMessage.Failure(new TesseraException(INTERNAL_ERROR, "the request failed", e));
        }
    }

    /** Stops to read, and does not wait for it. */
    void stop() {
        thread.interrupt();
    }

    /** Stops to read. Returns when the stream is closed. */
    @Override
    public void close() {
        stop();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
