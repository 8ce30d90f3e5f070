package dev.tessera.frontend.openai.request;

import static dev.tessera.spi.error.StandardErrors.UNKNOWN_NAME;

import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.error.TesseraException;

/** What is wrong where a model is asked for that is not served. */
public final class UnknownModel {
    private static final String FIELD = "model";

    private UnknownModel() {}

    /** @param name which model is asked for */
    public static TesseraException named(String name) {
        return new TesseraException(
                        UNKNOWN_NAME,
                        "the model %s does not exist".formatted(new RequestValue(name, FIELD, FIELD).shown()))
                .withParameter(FIELD);
    }
}
