package dev.tessera.frontend.openai.chat;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.json.JsonReader;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The calls in an assistant's earlier message. On the wire, a call's arguments are JSON in a string; templates expect them
 * parsed, as transformers passes them.
 */
final class ToolCallReader {
    private static final String FIELD = "tool_calls";

    private final JsonReader json;

    ToolCallReader(RequestLimits limits) {
        json = new JsonReader(limits);
    }

    /** The extra members of a message, with the arguments of its calls parsed. */
    JsonObject withArguments(RequestObject message, JsonObject extra) {
        if (!extra.has(FIELD)) {
            return extra;
        }
        List<Object> calls = new ArrayList<>();
        for (RequestValue call : message.require(FIELD, "a list of calls").elements()) {
            calls.add(call(call.object()));
        }
        return replacing(extra, FIELD, calls);
    }

    private Map<String, Object> call(RequestObject call) {
        RequestObject function =
                call.require("function", "an object with name and arguments").object();
        Object arguments = function.find("arguments").map(this::parsed).orElse(Map.of());
        JsonObject parsed = replacing(function.without(Set.of()), "arguments", arguments);
        return replacing(call.without(Set.of()), "function", parsed.asMap()).asMap();
    }

    private Object parsed(RequestValue arguments) {
        if (arguments.value() instanceof String text) {
            return text.isEmpty() ? Map.of() : parsed(text, arguments);
        }
        return arguments.options().asMap();
    }

    private Object parsed(String text, RequestValue arguments) {
        try {
            return json.readText(text, arguments.path());
        } catch (TesseraException e) {
            throw e.withParameter(arguments.parameter());
        }
    }

    private static JsonObject replacing(JsonObject object, String name, Object value) {
        Map<String, Object> members = new LinkedHashMap<>(object.asMap());
        members.put(name, value);
        return JsonObject.of(members, FIELD, INVALID_REQUEST);
    }
}
