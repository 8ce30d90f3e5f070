package dev.tessera.frontend.openai.call;

import dev.tessera.frontend.openai.answer.Answer;

/** A call for text that has been read, and how its answer is written. */
public interface GenerationCall {
    /** What is asked for. */
    TextRequest request();

    /** The answer in one piece, which is written as JSON. */
    Record answer(Answer answer);

    /** Writes the answer as it comes; of one answer, and used by one thread. */
    EventEncoder encoder();
}
