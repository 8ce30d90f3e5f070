package dev.tessera.media.javacv.ffmpeg;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** When the decoding of one file has to be over. It is over as well when the thread is interrupted. Immutable. */
public final class Deadline {
    private final Duration limit;
    private final String setting;
    private final LongSupplier nanos;
    private final long start;

    /**
     * Starts now.
     *
     * @param limit how long decoding may take
     * @param setting what sets the limit, for the error
     * @param nanos nanoseconds since some moment, such as {@link System#nanoTime}
     */
    public Deadline(Duration limit, String setting, LongSupplier nanos) {
        this.limit = requireNonNull(limit, "limit is null");
        this.setting = requireNonNull(setting, "setting is null");
        this.nanos = requireNonNull(nanos, "nanos is null");
        this.start = nanos.getAsLong();
    }

    boolean isOver() {
        return isPast() || Thread.currentThread().isInterrupted();
    }

    private boolean isPast() {
        return nanos.getAsLong() - start > limit.toNanos();
    }

    /**
     * Gives an error when the time is over.
     *
     * @param kind what is decoded
     * @throws TesseraException CANCELLED or MEDIA_TOO_LARGE
     */
    public void check(StreamKind kind) {
        if (Thread.currentThread().isInterrupted()) {
            throw new TesseraException(CANCELLED, "the decoding of the %s was cancelled".formatted(kind));
        }
        if (isPast()) {
            throw new TesseraException(
                    MEDIA_TOO_LARGE,
                    "decoding the %s takes longer than the limit of %.0f s (%s)"
                            .formatted(kind, limit.toMillis() / 1e3, setting));
        }
    }
}
