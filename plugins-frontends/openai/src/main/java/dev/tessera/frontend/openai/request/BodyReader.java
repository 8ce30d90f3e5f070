package dev.tessera.frontend.openai.request;

import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.json.JsonReader;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ServedModel;

/** Reads the bodies of requests to a model, whatever they ask of it. Thread-safe. */
public final class BodyReader {
    private final JsonReader json;

    public BodyReader(RequestLimits limits) {
        json = new JsonReader(limits);
    }

    /**
     * Reads one.
     *
     * @param bytes JSON in UTF-8
     * @param served the model that answers
     * @throws TesseraException INVALID_REQUEST where it is not a JSON object, REQUEST_TOO_LARGE, UNKNOWN_NAME where it is for
     *     another model
     */
    public RequestObject read(byte[] bytes, ServedModel served) {
        RequestObject body = json.readBody(bytes);
        ModelName.require(body, served);
        return body;
    }
}
