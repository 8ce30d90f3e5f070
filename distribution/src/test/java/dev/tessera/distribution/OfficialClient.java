package dev.tessera.distribution;

import java.util.List;

/** A client for OpenAI's API that others make, as they release it. */
interface OfficialClient {
    /** The answer in one piece. */
    String answer(Question question);

    /** The pieces of the answer, as they come. */
    List<String> stream(Question question);

    /** Begins to read the answer, and closes the stream after the first piece, which it returns. */
    String leave(Question question);

    /** How the client tells that it got no answer. */
    Failure failure(Question question);

    /** Ends what the client holds. Not of {@link AutoCloseable}, whose arguments JUnit closes after each test. */
    void close();

    /**
     * How a client tells its user of a failure.
     *
     * @param type the class of the exception
     * @param message its message
     */
    record Failure(String type, String message) {
        static Failure of(Throwable exception) {
            return new Failure(exception.getClass().getSimpleName(), String.valueOf(exception.getMessage()));
        }
    }
}
