package dev.tessera.frontend.openai.request;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.config.TemplateConfig;
import dev.tessera.frontend.openai.json.JsonReader;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.TemplateChoice;
import dev.tessera.spi.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which template renders a conversation and what it is given, where the server does not decide that. Thread-safe. */
public final class Templates {
    /** The fields that are read beside those of {@link TemplateOptions}. */
    public static final Set<String> FIELDS = Set.of("chat_template");

    private static final String DEFAULTS = "openai.default-chat-template-kwargs";

    private final boolean trustsRequests;
    private final TemplateChoice choice;
    private final Map<String, Object> defaults;

    /** @throws TesseraException INVALID_CONFIGURATION where the template cannot be read, or the variables are none */
    public Templates(TemplateConfig config, RequestLimits limits) {
        trustsRequests = config.trustRequestTemplate();
        choice = new TemplateChoice(config.template().map(ServerTemplate::read), config.contentFormat());
        defaults = config.defaultOptions()
                .map(text -> defaults(text, new JsonReader(limits)))
                .orElse(Map.of());
    }

    /** The server's template, or else the checkpoint's. */
    public TemplateChoice choice() {
        return choice;
    }

    /** The request's template where it may bring one, or else the server's, or else the checkpoint's. */
    public TemplateChoice choice(RequestObject body) {
        Optional<RequestValue> given = body.find("chat_template");
        given.filter(_ -> !trustsRequests).ifPresent(value -> {
            throw value.error("is given, but --trust-request-chat-template is not set");
        });
        return given.map(value -> new TemplateChoice(Optional.of(value.text()), choice.contentFormat()))
                .orElse(choice);
    }

    /** The variables of the request, and the server's where the request has none of a name. */
    public JsonObject options(RequestObject body) {
        return withDefaults(TemplateOptions.read(body));
    }

    /**
     * The same of requests that have no variables but {@code chat_template_kwargs}.
     *
     * @param tools what the model may call, which is no variable where it is nothing
     * @param effort that of reasoning, where the request says it in a way of its own
     */
    public JsonObject givenOptions(RequestObject body, List<?> tools, Optional<RequestValue> effort) {
        return withDefaults(TemplateOptions.readGiven(body, tools, effort));
    }

    private JsonObject withDefaults(JsonObject given) {
        Map<String, Object> options = new LinkedHashMap<>(defaults);
        options.putAll(given.asMap());
        return JsonObject.of(options, "chat_template_kwargs", INVALID_REQUEST);
    }

    private static Map<String, Object> defaults(String text, JsonReader json) {
        try {
            RequestValue value = new RequestValue(json.readText(text, DEFAULTS), DEFAULTS, DEFAULTS);
            TemplateOptions.requireOptions(value);
            return value.options().asMap();
        } catch (TesseraException e) {
            throw new TesseraException(INVALID_CONFIGURATION, e.getMessage(), e);
        }
    }
}
