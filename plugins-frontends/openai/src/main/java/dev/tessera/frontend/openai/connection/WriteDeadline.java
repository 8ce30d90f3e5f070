package dev.tessera.frontend.openai.connection;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Bounds how long clients may take to take what is written to them. Who writes does not look at the clock: another thread
 * looks at all writes from time to time, and interrupts those that last too long, which closes their connections. Thread-safe.
 */
public final class WriteDeadline {
    private final Duration timeout;
    private final LongSupplier ticker;
    /** When each began. */
    private final Map<Interruption, Long> writes = new ConcurrentHashMap<>();

    /**
     * @param timeout how long a write may take
     * @param ticker nanoseconds since some fixed moment
     */
    public WriteDeadline(Duration timeout, LongSupplier ticker) {
        this.timeout = requireNonNull(timeout, "timeout is null");
        this.ticker = requireNonNull(ticker, "ticker is null");
    }

    /** Writes something on this thread, which it may have been interrupted in. */
    void write(Runnable write) {
        Interruption interruption = new Interruption(Thread.currentThread());
        writes.put(interruption, ticker.getAsLong());
        try {
            write.run();
        } finally {
            writes.remove(interruption);
            interruption.end();
        }
    }

    /** Interrupts the writes that have lasted too long. */
    public void enforce() {
        long now = ticker.getAsLong();
        writes.forEach((interruption, begun) -> {
            if (now - begun > timeout.toNanos()) {
                interruption.interrupt();
            }
        });
    }
}
