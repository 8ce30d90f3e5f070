package dev.tessera.frontend.openai.call;

import dev.tessera.spi.error.TesseraException;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What an endpoint calls the fields that the engine blames by the names that chat completions have for them.
 *
 * @param byParameter the endpoint's name by that of the parameter
 */
public record FieldNames(Map<String, String> byParameter) {
    private static final String VERB = " is ";

    public FieldNames {
        byParameter = Map.copyOf(byParameter);
    }

    /**
     * Asks the engine.
     *
     * @throws TesseraException what the engine fails with, where the endpoint's field is blamed
     */
    public <T> T in(Supplier<T> call) {
        try {
            return call.get();
        } catch (TesseraException e) {
            throw e.parameter()
                    .filter(byParameter::containsKey)
                    .map(name -> renamed(e, name))
                    .orElse(e);
        }
    }

    private TesseraException renamed(TesseraException failure, String parameter) {
        String field = byParameter.get(parameter);
        return new TesseraException(failure.code(), message(failure.getMessage(), parameter, field), failure)
                .withParameter(field);
    }

    /** A message that is about the field itself begins with its name or, as vLLM's on tokens, with all that it has. */
    private static String message(String message, String parameter, String field) {
        int verb = message.indexOf(VERB);
        return verb > 0 && message.substring(0, verb).contains(parameter) ? field + message.substring(verb) : message;
    }
}
