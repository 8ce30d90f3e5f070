package dev.tessera.frontend.openai.server;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells when a client has been sent nothing for so long that it is to be sent something. Used by one thread. */
final class KeepAlive {
    private final long interval;
    private final LongSupplier ticker;
    private long lastSent;

    /**
     * Begins as if something were sent now.
     *
     * @param interval the time after which something is to be sent
     * @param ticker nanoseconds since some fixed moment
     */
    KeepAlive(Duration interval, LongSupplier ticker) {
        this.interval = interval.toNanos();
        this.ticker = ticker;
        lastSent = ticker.getAsLong();
    }

    boolean isDue() {
        return ticker.getAsLong() - lastSent >= interval;
    }

    /** Notes that something was sent. */
    void sent() {
        lastSent = ticker.getAsLong();
    }
}
