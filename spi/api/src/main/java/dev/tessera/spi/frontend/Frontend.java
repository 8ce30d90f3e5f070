package dev.tessera.spi.frontend;

import dev.tessera.spi.generation.InferenceService;

/** A way to reach the engine that runs until it is closed, such as an HTTP server. */
public interface Frontend extends AutoCloseable {
    /** Starts to take requests; returns once it does. Called once. */
    void start(InferenceService service);

    /** Where it is reached once it has started, for people to read, such as {@code http://127.0.0.1:8000}. */
    String address();

    /** Takes no more requests, waits for those under way within a deadline of its own, and frees everything. Further calls do nothing. */
    @Override
    void close();
}
