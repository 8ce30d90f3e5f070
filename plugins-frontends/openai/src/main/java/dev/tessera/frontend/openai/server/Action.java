package dev.tessera.frontend.openai.server;

/** What a route does. Thread-safe. */
@FunctionalInterface
interface Action {
    /**
     * Answers one call, on the thread of its own that it has.
     *
     * @throws dev.tessera.spi.error.TesseraException what is wrong with the call, where nothing was answered yet
     * @throws InterruptedException where the server ends before the call is answered
     */
    void run(Exchange exchange) throws InterruptedException;
}
