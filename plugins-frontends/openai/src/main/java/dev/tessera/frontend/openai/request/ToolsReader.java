package dev.tessera.frontend.openai.request;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the tools that the template shows to the model. Nothing makes the model call one, so a choice that forces a call is
 * refused; what the model writes to call one is part of the answer's text.
 */
final class ToolsReader {
    private static final Set<Object> CHOICES = Set.of("none", "auto");

    private ToolsReader() {}

    /** The tools as they were written. */
    static Optional<List<?>> read(RequestObject body) {
        Optional<RequestValue> tools = body.find("tools");
        body.find("tool_choice").ifPresent(choice -> {
            if (!CHOICES.contains(choice.value())) {
                throw choice.mustBe("\"none\" or \"auto\", for nothing else is supported");
            }
            if (tools.isEmpty() && choice.value().equals("auto")) {
                throw choice.error("is given without tools");
            }
        });
        return tools.map(ToolsReader::tools);
    }

    private static List<?> tools(RequestValue tools) {
        List<RequestValue> elements = tools.elements();
        if (elements.isEmpty()) {
            throw tools.error("is empty, but must have at least one tool or be left out");
        }
        for (RequestValue element : elements) {
            RequestObject tool = element.object();
            tool.find("type").ifPresent(ToolsReader::requireFunction);
            tool.require("function", "an object with a name")
                    .object()
                    .require("name", "a string")
                    .text();
        }
        return (List<?>) tools.value();
    }

    private static void requireFunction(RequestValue type) {
        if (!type.text().equals("function")) {
            throw type.mustBe("\"function\"");
        }
    }
}
