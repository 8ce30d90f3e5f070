package dev.tessera.frontend.openai.request;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ServedModel;

/** The field {@code model}: as in vLLM, a request in which it is absent or empty means the model that is served. */
final class ModelName {
    private ModelName() {}

    /**
     * Checks that the request is for the model that is served.
     *
     * @throws TesseraException UNKNOWN_NAME where it is for another
     */
    static void require(RequestObject body, ServedModel served) {
        body.find("model")
                .filter(model -> !model.text().isEmpty() && !served.isCalled(model.text()))
                .ifPresent(model -> {
                    throw UnknownModel.named(model.text());
                });
    }
}
