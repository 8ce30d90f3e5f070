package dev.tessera.frontend.openai.server;

import static dev.tessera.frontend.openai.error.ServerErrors.SHUTTING_DOWN;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.tessera.spi.error.TesseraException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/** The calls that are being answered, each on a thread of its own. Thread-safe. */
final class CallsUnderWay {
    /** For calls that are over their time, and only have to say so. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final LongSupplier ticker;
    private final Set<Thread> threads = new HashSet<>();
    private boolean closed;
    private boolean overdue;

    /** @param ticker nanoseconds since some fixed moment */
    CallsUnderWay(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** @throws TesseraException OPENAI_SHUTTING_DOWN */
    synchronized void begin() {
        if (closed) {
            throw shuttingDown();
        }
        threads.add(Thread.currentThread());
    }

    /** Ends the call of this thread, if it has one. */
    synchronized void end() {
        threads.remove(Thread.currentThread());
        notifyAll();
    }

    synchronized int count() {
        return threads.size();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Lets a call go on.
     *
     * @throws TesseraException OPENAI_SHUTTING_DOWN where its time is over
     */
    synchronized void requireTime() {
        if (overdue) {
            throw shuttingDown();
        }
    }

    /**
     * Lets no more calls begin, waits for those under way, and ends those that are left after the deadline. A thread that
     * writes would lose its connection by an interruption, so that threads are interrupted last.
     */
    synchronized void drain(Duration deadline) {
        closed = true;
        if (await(deadline)) {
            return;
        }
        overdue = true;
        if (!await(FAREWELL)) {
            threads.forEach(Thread::interrupt);
            await(FAREWELL);
        }
    }

    /** Whether all calls ended in time. */
    private boolean await(Duration deadline) {
        long end = ticker.getAsLong() + deadline.toNanos();
        long left = deadline.toNanos();
        while (!threads.isEmpty() && left > 0) {
            try {
                NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException _) {
                // whoever ends the server in a hurry does not want to wait
                Thread.currentThread().interrupt();
                return false;
            }
            left = end - ticker.getAsLong();
        }
        return threads.isEmpty();
    }

    static TesseraException shuttingDown() {
        return new TesseraException(SHUTTING_DOWN, "the server is shutting down");
    }
}
