package dev.tessera.frontend.openai.error;

import static dev.tessera.spi.error.ErrorType.NOT_FOUND;

import dev.tessera.spi.error.TesseraException;

/** What a person reads of a failure, whatever form it is written in. */
public final class ErrorText {
    private ErrorText() {}

    /** Names the parameter to blame at the end, as vLLM does, which does not where something is not found. */
    public static String of(TesseraException failure) {
        return failure.parameter()
                .filter(_ -> failure.code().type() != NOT_FOUND)
                .map(parameter -> "%s (parameter=%s)".formatted(failure.getMessage(), parameter))
                .orElseGet(failure::getMessage);
    }
}
