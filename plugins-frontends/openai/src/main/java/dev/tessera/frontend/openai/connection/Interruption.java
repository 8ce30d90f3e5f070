package dev.tessera.frontend.openai.connection;

/** Interrupts a thread as long as it waits for something, and not later. Thread-safe. */
final class Interruption {
    private final Thread waiting;
    private boolean over;
    private boolean happened;

    Interruption(Thread waiting) {
        this.waiting = waiting;
    }

    synchronized void interrupt() {
        if (!over) {
            happened = true;
            waiting.interrupt();
        }
    }

    synchronized boolean happened() {
        return happened;
    }

    /** Called by the thread that waited. It may have been interrupted when there was nothing left to wait for. */
    synchronized void end() {
        over = true;
        if (happened) {
            Thread.interrupted();
        }
    }
}
