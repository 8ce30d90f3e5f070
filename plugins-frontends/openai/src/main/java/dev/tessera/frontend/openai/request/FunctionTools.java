package dev.tessera.frontend.openai.request;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads tools of endpoints that describe a function in the tool itself. Templates are shown them as chat completions have them.
 * As there, nothing makes the model call one, and what it writes to call one is part of the answer's text.
 *
 * @param type what a tool's {@code type} says, if it says anything
 * @param schema the member that describes the arguments
 */
public record FunctionTools(String type, String schema) {
    public FunctionTools {
        requireNonNull(type, "type is null");
        requireNonNull(schema, "schema is null");
    }

    /** The tools for the template; none where there are none, or an empty list of them. */
    public List<Object> read(RequestObject body) {
        return body.find("tools").map(RequestValue::elements).orElse(List.of()).stream()
                .map(tool -> (Object) shown(tool.object()))
                .toList();
    }

    /** In the order that chat completions mostly have, for templates write members in the order in which they are. */
    private Map<String, Object> shown(RequestObject tool) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("type", "function");
        shown.put("function", function(tool));
        return shown;
    }

    private Map<String, Object> function(RequestObject tool) {
        tool.find("type").filter(given -> !given.text().equals(type)).ifPresent(given -> {
            throw given.mustBe("\"%s\", for no other tools are supported".formatted(type));
        });
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", tool.require("name", "a string").text());
        tool.find("description")
                .map(RequestValue::text)
                .ifPresent(description -> function.put("description", description));
        tool.find(schema)
                .ifPresent(arguments ->
                        function.put("parameters", arguments.options().asMap()));
        return function;
    }
}
