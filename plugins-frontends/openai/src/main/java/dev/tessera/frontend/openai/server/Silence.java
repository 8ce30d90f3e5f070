package dev.tessera.frontend.openai.server;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long a client has been sent nothing. Used by one thread. */
final class Silence {
    private final long longest;
    private final LongSupplier ticker;
    private long began;

    /**
     * Begins one.
     *
     * @param longest the time after which something is to be sent
     * @param ticker nanoseconds since some fixed moment
     */
    Silence(Duration longest, LongSupplier ticker) {
        this.longest = longest.toNanos();
        this.ticker = ticker;
        began = ticker.getAsLong();
    }

    boolean isTooLong() {
        return ticker.getAsLong() - began >= longest;
    }

    /** Something was sent, and the next silence begins. */
    void end() {
        began = ticker.getAsLong();
    }
}
