package dev.tessera.frontend.openai.error;

import dev.tessera.spi.error.TesseraException;
import java.util.Optional;

/** How a route writes its failures. Thread-safe. */
@FunctionalInterface
public interface ErrorForm {
    /**
     * What is written as JSON.
     *
     * @param error what kind of failure it is
     * @param message for a person
     * @param parameter the member of the request to blame
     */
    Record body(HttpError error, String message, Optional<String> parameter);

    /** The body for what a request failed with. */
    default Record body(TesseraException failure) {
        return body(HttpError.of(failure.code()), ErrorText.of(failure), failure.parameter());
    }
}
