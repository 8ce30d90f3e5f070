package dev.tessera.frontend.openai.connection;

import static java.util.Objects.requireNonNull;

import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.CloseConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * The other end of a connection. That a client is gone shows in nothing but that its input ends, so that its input is read
 * while an answer is made: no more than the library reads at once, which is the beginning of the next request. A client that
 * ends its input alone, which TCP allows, counts as gone, too. Used by the thread that serves the connection.
 */
public final class Client {
    /** Something that waits. */
    @FunctionalInterface
    public interface Wait<T> {
        T end() throws InterruptedException;
    }

    /** What may come with a body: the lengths of its chunks, all that is ignored of it, and the beginning of the next call. */
    private static final int FRAMES = (1 << 16) + ChunkLine.MAX_IGNORED;

    /** How long a client may be silent that still sends what was refused. */
    private static final Duration SILENCE = Duration.ofMillis(500);

    private final ReadAhead ahead;
    private final Duration readTimeout;
    private final Duration idleTimeout;
    private final LongSupplier ticker;
    private final DataReader reader = DataReader.create(this::bytes);

    /** The body of the call, where it comes in chunks, and what follows. */
    private Optional<PlainChunks> chunks = Optional.empty();

    private long left = Long.MAX_VALUE;
    private boolean idle;
    private boolean answering;
    /** When the first bytes of the headers were taken that are being read. */
    private Optional<Long> headersSince = Optional.empty();

    private boolean over;

    /**
     * @param socket what the client sends, as it comes
     * @param readTimeout how long the next bytes of a request are waited for, and all of its headers
     * @param idleTimeout how long the next request is waited for
     * @param ticker nanoseconds since some fixed moment
     */
    Client(DataReader socket, Duration readTimeout, Duration idleTimeout, LongSupplier ticker) {
        this.ahead = new ReadAhead(socket);
        this.readTimeout = requireNonNull(readTimeout, "readTimeout is null");
        this.idleTimeout = requireNonNull(idleTimeout, "idleTimeout is null");
        this.ticker = requireNonNull(ticker, "ticker is null");
    }

    /** Notes that a call has begun. */
    public void begin() {
        unlimit();
        idle = false;
        answering = true;
        headersSince = Optional.empty();
        chunks = Optional.empty();
    }

    /**
     * Notes that the body of the call comes in chunks, of which the reader then has neither extensions nor trailers, and fails
     * with a {@link MalformedChunksException} where they are none.
     */
    public void expectChunks() {
        int early = reader.available();
        // nothing is waited for before somebody wants the body
        byte[] beginning = early == 0 ? new byte[0] : reader.readBytes(early);
        chunks = Optional.of(new PlainChunks(beginning, this::received));
    }

    /** Notes that a call is answered, of which nothing is still to come. */
    public void end() {
        idle = true;
        answering = false;
    }

    /** Notes that a call is answered, of whose body so many bytes may still come, together with the headers of the next. */
    public void end(int bodySize) {
        limit(bodySize);
        answering = false;
    }

    /** Lets what the client sends end after a body of so many bytes from now on, whatever it says will come. */
    public void limit(int bodySize) {
        left = Math.min(left, (long) bodySize + FRAMES);
    }

    /** Lets the client send as much as it will again, unless it sent more than the limit. */
    public void unlimit() {
        if (!isOverLimit()) {
            left = Long.MAX_VALUE;
        }
    }

    /** Whether more was sent than the limit, so that nothing that the client sends is read any more. */
    public boolean isOverLimit() {
        return left < 0;
    }

    /**
     * Notes that no further call is wanted: what the client sends ends here, and what came already is thrown away, which the
     * library would otherwise take for the next call. It closes such a connection.
     */
    public void finish() {
        over = true;
        reader.skip(reader.available());
    }

    /**
     * Takes what the client still sends of a request that was refused, and throws it away, until it is silent for a while or
     * goes on for longer than it is waited for. A connection that is closed while bytes of it are unread is reset, and a
     * client whose connection is reset may lose the answer.
     */
    void discard() {
        long start = ticker.getAsLong();
        try {
            while (ahead.take(SILENCE.toNanos()).isPresent() && ticker.getAsLong() - start < readTimeout.toNanos()) {
                // what was taken is not wanted
            }
        } catch (TimeoutException | ExecutionException _) {
            // it sends no more, or is gone
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Notes that the library is about to close the connection. */
    void leave() {
        ahead.leave();
    }

    /** What the client sends. */
    DataReader reader() {
        return reader;
    }

    /**
     * Waits for something, as long as the client does: the waiting thread is interrupted where the client leaves. Everything
     * that belongs to the call must have been read.
     *
     * @throws CloseConnectionException where the client left, and the wait failed for that
     */
    public <T> T whilePresent(Wait<T> wait) throws InterruptedException {
        Interruption departure = new Interruption(Thread.currentThread());
        CompletableFuture<Optional<byte[]>> next = ahead.next();
        CompletableFuture<?> _ = next.whenComplete((bytes, failure) -> {
            if (failure != null || bytes.isEmpty()) {
                departure.interrupt();
            }
        });
        try {
            return wait.end();
        } catch (InterruptedException | RuntimeException e) {
            if (departure.happened()) {
                throw new CloseConnectionException("the client is gone", e);
            }
            throw e;
        } finally {
            departure.end();
        }
    }

    /** What a reader asks its socket for. The library has no limit of its own on how long that may take. */
    private byte[] bytes() {
        if (over || isOverLimit()) {
            return null;
        }
        return chunks.isPresent() ? chunks.get().next() : received();
    }

    private byte[] received() {
        Optional<byte[]> bytes = take();
        left -= bytes.map(taken -> taken.length).orElse(0);
        return isOverLimit() ? null : bytes.orElse(null);
    }

    /** Nanoseconds. A client that sends its headers byte by byte may not take longer for all than for one. */
    private long patience() throws TimeoutException {
        if (idle) {
            return idleTimeout.toNanos();
        }
        long taken = headersSince.map(since -> ticker.getAsLong() - since).orElse(0L);
        if (taken >= readTimeout.toNanos()) {
            throw new TimeoutException("the headers did not arrive in time");
        }
        return readTimeout.toNanos() - taken;
    }

    private Optional<byte[]> take() {
        try {
            Optional<byte[]> bytes = ahead.take(patience());
            idle = false;
            if (!answering && headersSince.isEmpty()) {
                headersSince = Optional.of(ticker.getAsLong());
            }
            return bytes;
        } catch (TimeoutException e) {
            throw new StalledException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("the server ends", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new CompletionException(e);
        }
    }
}
