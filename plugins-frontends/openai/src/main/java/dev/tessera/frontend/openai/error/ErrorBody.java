package dev.tessera.frontend.openai.error;

import dev.tessera.spi.error.TesseraException;
import java.util.Optional;

/** A failure as OpenAI and vLLM write it. */
public record ErrorBody(Details error) {
    /**
     * What failed.
     *
     * @param message for a person; with the member of the request to blame at its end
     * @param type a name for each status
     * @param param the member of the request to blame
     * @param code the HTTP status
     */
    public record Details(String message, String type, Optional<String> param, int code) {}

    /** What a request failed with. */
    public static ErrorBody of(TesseraException failure) {
        return of(HttpError.of(failure.code()), ErrorForm.text(failure), failure.parameter());
    }

    public static ErrorBody of(HttpError error, String message, Optional<String> parameter) {
        return new ErrorBody(new Details(message, error.type(), parameter, error.status()));
    }
}
