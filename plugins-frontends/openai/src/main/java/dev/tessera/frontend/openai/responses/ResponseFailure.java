package dev.tessera.frontend.openai.responses;

import dev.tessera.frontend.openai.error.HttpError;
import dev.tessera.spi.error.TesseraException;

/**
 * What a response failed with.
 *
 * @param code one of those that OpenAI's clients know
 * @param message for a person
 */
record ResponseFailure(String code, String message) {
    private static final int FIRST_SERVER_ERROR = 500;

    static ResponseFailure of(TesseraException failure) {
        boolean atFault = HttpError.of(failure.code()).status() >= FIRST_SERVER_ERROR;
        return new ResponseFailure(atFault ? "server_error" : "invalid_prompt", failure.getMessage());
    }
}
