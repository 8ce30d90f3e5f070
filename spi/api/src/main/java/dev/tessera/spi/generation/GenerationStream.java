package dev.tessera.spi.generation;

import dev.tessera.spi.error.TesseraException;

/**
 * The events of one request. Read by one thread. Closing the stream before its end cancels the request and frees all it
 * holds; closing it twice, or after the end, does nothing.
 */
public interface GenerationStream extends AutoCloseable {
    /**
     * Waits for the next event. After {@link GenerationEvent.Finished} there is none, and asking for one is an error.
     *
     * @throws TesseraException where the request fails; it is then over
     * @throws InterruptedException where the waiting thread is interrupted; the request goes on until the stream is closed
     */
    GenerationEvent next() throws InterruptedException;

    @Override
    void close();
}
