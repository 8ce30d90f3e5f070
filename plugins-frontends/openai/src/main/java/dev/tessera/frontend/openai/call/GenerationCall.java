package dev.tessera.frontend.openai.call;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.spi.generation.GenerationRequest;

/** A call for text that has been read: what the engine is asked, and how its answer is written. */
public interface GenerationCall {
    /** Names the call in the answer's id and in the log. */
    String requestId();

    /** What the engine is asked. */
    GenerationRequest generation();

    /** Whether the answer is sent as it comes. */
    boolean streamed();

    /** The answer in one piece, which is written as JSON. */
    Record answer(Answer answer);

    /** Writes the answer as it comes; of one answer, and used by one thread. */
    EventEncoder encoder();
}
