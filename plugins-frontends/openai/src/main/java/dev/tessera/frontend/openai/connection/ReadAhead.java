package dev.tessera.frontend.openai.connection;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.helidon.common.buffers.DataReader;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Reads from a socket before anybody asks for it, on a thread of its own: no more than one piece, which is as much as there is
 * at once. Used by one thread.
 */
final class ReadAhead {
    /** How long the library may take to close a connection. */
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final DataReader socket;
    private Optional<CompletableFuture<Optional<byte[]>>> ahead = Optional.empty();
    private Optional<Thread> reading = Optional.empty();

    ReadAhead(DataReader socket) {
        this.socket = requireNonNull(socket, "socket is null");
    }

    /** The next piece: it is read from now on, unless it already was, and is the next until it is taken. Nothing at the end. */
    CompletableFuture<Optional<byte[]>> next() {
        if (ahead.isEmpty()) {
            CompletableFuture<Optional<byte[]>> next = new CompletableFuture<>();
            reading = Optional.of(Thread.ofVirtual().name("openai-client").start(() -> read(next)));
            ahead = Optional.of(next);
        }
        return ahead.get();
    }

    /**
     * Takes the next piece; nothing at the end.
     *
     * @param nanos how long it is waited for
     * @throws TimeoutException where it did not come in time, and is still the next
     * @throws ExecutionException where it cannot be read
     */
    Optional<byte[]> take(long nanos) throws InterruptedException, ExecutionException, TimeoutException {
        Optional<byte[]> piece = next().get(nanos, NANOSECONDS);
        ahead = Optional.empty();
        return piece;
    }

    /**
     * Notes that the library is about to close the connection. What reads ahead ends by that, unless it is in the middle of a
     * TLS handshake, which the library waits for before it closes: such a read is ended by an interruption, which closes the
     * connection, too, but does not say farewell to the client.
     */
    void leave() {
        reading.filter(Thread::isAlive)
                .ifPresent(
                        thread -> Thread.ofVirtual().name("openai-client-end").start(() -> endReading(thread)));
    }

    private static void endReading(Thread thread) {
        try {
            if (!thread.join(CLOSING)) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            thread.interrupt();
        }
    }

    private void read(CompletableFuture<Optional<byte[]>> next) {
        try {
            next.complete(read());
        } catch (RuntimeException | Error e) {
            next.completeExceptionally(e);
        }
    }

    /** Nothing at the end. */
    private Optional<byte[]> read() {
        try {
            socket.ensureAvailable();
            return Optional.of(socket.readBytes(socket.available()));
        } catch (DataReader.InsufficientDataAvailableException _) {
            return Optional.empty();
        }
    }
}
