package dev.tessera.frontend.openai.call;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.spi.error.TesseraException;

/**
 * How one endpoint writes its requests and its answers. Thread-safe.
 *
 * @param <R> its requests, read
 */
public interface Endpoint<R extends TextRequest> {
    /** What the ids of its answers begin with. */
    String idPrefix();

    /**
     * Reads a request.
     *
     * @param servedModel the name of the model that is served
     * @throws TesseraException INVALID_REQUEST, REQUEST_TOO_LARGE, UNKNOWN_NAME
     */
    R read(byte[] body, Caller caller, String servedModel);

    /** The answer in one piece, which is written as JSON. */
    Record answer(R request, Answer answer, AnswerHead head);

    /** Writes the answer as it comes; of one answer, and used by one thread. */
    EventEncoder encoder(R request, AnswerHead head);
}
