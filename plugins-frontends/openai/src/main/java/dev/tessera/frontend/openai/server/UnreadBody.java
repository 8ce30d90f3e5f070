package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.connection.StalledException;
import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What is left of a body when its request has been refused. A connection that is closed while bytes of it are unread is reset,
 * and a client whose connection is reset may lose the answer that it was to read. So the rest is taken and thrown away, for a
 * while. Thread-safe.
 */
final class UnreadBody {
    private static final int PIECE = 1 << 16;

    private final LongSupplier ticker;
    private final long patience;

    /**
     * @param ticker nanoseconds since some fixed moment
     * @param patience after which no further piece is waited for
     */
    UnreadBody(LongSupplier ticker, Duration patience) {
        this.ticker = ticker;
        this.patience = patience.toNanos();
    }

    /** Reads on to the end of the body, unless that takes too long. */
    void discard(InputStream content) {
        long start = ticker.getAsLong();
        byte[] piece = new byte[PIECE];
        try {
            while (content.read(piece) >= 0 && ticker.getAsLong() - start < patience) {
                // what was read is not wanted
            }
        } catch (IOException | UncheckedIOException | InsufficientDataAvailableException | StalledException e) {
            // the client is gone, or sends no more
        }
    }
}
