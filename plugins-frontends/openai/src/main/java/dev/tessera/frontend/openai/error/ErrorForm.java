package dev.tessera.frontend.openai.error;

import static dev.tessera.spi.error.ErrorType.NOT_FOUND;

import dev.tessera.spi.error.TesseraException;
import java.util.Optional;

/** How failures are written. Thread-safe. */
@FunctionalInterface
public interface ErrorForm {
    /**
     * What is written as JSON.
     *
     * @param error what kind of failure it is
     * @param message for a person
     * @param parameter the member of the request to blame
     * @param requestId the name of the call
     */
    Record body(HttpError error, String message, Optional<String> parameter, String requestId);

    /** The body for what a request failed with. */
    default Record body(TesseraException failure, String requestId) {
        return body(HttpError.of(failure.code()), text(failure), failure.parameter(), requestId);
    }

    /** Names the parameter to blame at the end, as vLLM does, which does not where something is not found. */
    static String text(TesseraException failure) {
        return failure.parameter()
                .filter(_ -> failure.code().type() != NOT_FOUND)
                .map(parameter -> "%s (parameter=%s)".formatted(failure.getMessage(), parameter))
                .orElseGet(failure::getMessage);
    }
}
