package dev.tessera.frontend.openai.server;

import java.util.Optional;

/**
 * What may be done with a model, which OpenAI has given up and vLLM still writes: the same for every model and everybody.
 *
 * @param created seconds since 1970 at which the server began
 */
record ModelPermission(
        String id,
        String object,
        long created,
        boolean allowCreateEngine,
        boolean allowSampling,
        boolean allowLogprobs,
        boolean allowSearchIndices,
        boolean allowView,
        boolean allowFineTuning,
        String organization,
        Optional<String> group,
        boolean isBlocking) {
    static ModelPermission of(String model, long created) {
        return new ModelPermission(
                "modelperm-" + model,
                "model_permission",
                created,
                false,
                true,
                true,
                false,
                true,
                false,
                "*",
                Optional.empty(),
                false);
    }
}
