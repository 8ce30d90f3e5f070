package dev.tessera.platform.metrics;

/** What an engine is doing right now. Thread-safe and quick: other threads look while the engine works. */
public interface EngineState {
    /** Requests that the next step works on. */
    int runningRequests();

    /** Requests that wait for their turn. */
    int waitingRequests();

    /** How much of the KV cache is in use, from 0 to 1. */
    double kvCacheUsage();

    /** How much of the encoder cache is in use by requests, from 0 to 1. */
    double encoderCacheUsage();
}
