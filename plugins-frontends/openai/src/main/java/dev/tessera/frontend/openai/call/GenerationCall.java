package dev.tessera.frontend.openai.call;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;

/** A call for text that has been read: what the engine is asked, and how its answer is written. */
public interface GenerationCall {
    /** Names the call in the answer's id and in the log. */
    String requestId();

    /**
     * What the engine is asked.
     *
     * @throws TesseraException INVALID_REQUEST where that is more than one request
     */
    GenerationRequest generation();

    /**
     * Asks the engine. Closing the stream is the caller's.
     *
     * @throws TesseraException where the request cannot be started
     */
    GenerationStream start(InferenceService service);

    /** Whether the answer is sent as it comes. */
    boolean streamed();

    /** The answer in one piece, which is written as JSON. */
    Record answer(Answer answer);

    /** Writes the answer as it comes; of one answer, and used by one thread. */
    EventEncoder encoder();
}
