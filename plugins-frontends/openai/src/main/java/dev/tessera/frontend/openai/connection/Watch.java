package dev.tessera.frontend.openai.connection;

/** Interrupts a thread where a client leaves while the thread waits, and not later. Thread-safe. */
final class Watch {
    private final Thread waiting;
    private boolean over;
    private boolean clientLeft;

    Watch(Thread waiting) {
        this.waiting = waiting;
    }

    synchronized void clientLeft() {
        if (!over) {
            clientLeft = true;
            waiting.interrupt();
        }
    }

    synchronized boolean hasClientLeft() {
        return clientLeft;
    }

    /** Called by the thread that waited. It may have been interrupted when there was nothing left to wait for. */
    synchronized void end() {
        over = true;
        if (clientLeft) {
            Thread.interrupted();
        }
    }
}
