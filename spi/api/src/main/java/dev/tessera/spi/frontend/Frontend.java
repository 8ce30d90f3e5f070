package dev.tessera.spi.frontend;

import dev.tessera.spi.generation.InferenceService;

/** A way to reach the engine that runs until it is closed, such as an HTTP server. */
public interface Frontend extends AutoCloseable {
    /**
     * Finds out whether it could start, as far as that can be known without a model: that its address is free, that its
     * files can be read. Called once before the model is loaded, which may take minutes. Holds nothing when it returns.
     *
     * @throws dev.tessera.spi.error.TesseraException what {@link #start} would fail with
     */
    default void check() {}

    /** Starts to take requests; returns once it does. Called once. */
    void start(InferenceService service);

    /** Where it is reached once it has started, for people to read, such as {@code http://127.0.0.1:8000}. */
    String address();

    /** Takes no more requests, waits for those under way within a deadline of its own, and frees everything. Further calls do nothing. */
    @Override
    void close();
}
