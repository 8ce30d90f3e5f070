package dev.tessera.cli;

import java.util.concurrent.CountDownLatch;

/**
 * The wish of the system or the user that the process ends, which lets it end in its own time and with success. Closed when
 * everything else is.
 */
final class Termination implements AutoCloseable {
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch everythingClosed = new CountDownLatch(1);
    private volatile boolean awaited;

    private Termination() {}

    static Termination watch() {
        Termination termination = new Termination();
        Runtime.getRuntime().addShutdownHook(new Thread(termination::end, "tessera-termination"));
        return termination;
    }

    /** Waits for it. Before somebody waits, the process just ends. */
    void await() throws InterruptedException {
        awaited = true;
        requested.await();
    }

    private void end() {
        if (!awaited) {
            return;
        }
        requested.countDown();
        try {
            everythingClosed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        // Otherwise a process that was told to end by a signal has the signal's exit code.
        Runtime.getRuntime().halt(0);
    }

    @Override
    public void close() {
        awaited = false;
        everythingClosed.countDown();
    }
}
