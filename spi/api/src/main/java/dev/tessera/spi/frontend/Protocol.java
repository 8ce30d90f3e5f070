package dev.tessera.spi.frontend;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.InferenceService;

/**
 * A wire format of requests and answers, without a transport: the same body can come from a file, a batch or a socket.
 * Thread-safe.
 */
public interface Protocol {
    /**
     * Answers one request.
     *
     * @param body the request as it was written
     * @param service the engine
     * @return the answer as it is to be written
     * @throws TesseraException where the body is not a valid request, or the request fails
     * @throws InterruptedException where the thread is interrupted; the request is then cancelled
     */
    byte[] answer(byte[] body, InferenceService service) throws InterruptedException;
}
