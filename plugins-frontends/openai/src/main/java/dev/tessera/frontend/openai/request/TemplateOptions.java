package dev.tessera.frontend.openai.request;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The variables of the chat template beside the conversation: {@code chat_template_kwargs}, and over them the fields that
 * OpenAI has for tools and reasoning and vLLM for documents.
 */
public final class TemplateOptions {
    private static final String FIELD = "chat_template_kwargs";

    /** What the renderer sets from the request's own fields. */
    private static final Set<String> RESERVED =
            Set.of("add_generation_prompt", "chat_template", "continue_final_message", "messages", "tokenize");

    private static final Set<String> EFFORTS = Set.of("none", "minimal", "low", "medium", "high", "xhigh", "max");

    private TemplateOptions() {}

    public static JsonObject read(RequestObject body) {
        Map<String, Object> options = given(body);
        ToolsReader.read(body).ifPresent(tools -> options.put("tools", tools));
        body.find("documents")
                .map(TemplateOptions::documents)
                .ifPresent(documents -> options.put("documents", documents));
        body.find("reasoning_effort").ifPresent(effort -> {
            options.put("reasoning_effort", effort(effort));
            // As in vLLM: templates that know of no degrees have this switch.
            options.putIfAbsent("enable_thinking", !effort.value().equals("none"));
        });
        return JsonObject.of(options, FIELD, INVALID_REQUEST);
    }

    /** Those that stand under a name of their own, {@code chat_template_kwargs}, and over them tools, if there are any. */
    static JsonObject readGiven(RequestObject body, List<?> tools) {
        Map<String, Object> options = given(body);
        if (!tools.isEmpty()) {
            options.put("tools", tools);
        }
        return JsonObject.of(options, FIELD, INVALID_REQUEST);
    }

    private static Map<String, Object> given(RequestObject body) {
        Map<String, Object> options = new LinkedHashMap<>();
        body.find(FIELD).ifPresent(given -> {
            requireOptions(given);
            options.putAll(given.options().asMap());
        });
        return options;
    }

    /** Checks that a value has variables only that are the template's own. */
    static void requireOptions(RequestValue options) {
        for (String name : options.object().names()) {
            if (RESERVED.contains(name)) {
                throw options.error("has %s, which is not an option of the template".formatted(name));
            }
        }
    }

    private static List<?> documents(RequestValue documents) {
        documents.elements().forEach(RequestValue::object);
        return (List<?>) documents.value();
    }

    private static String effort(RequestValue effort) {
        if (!EFFORTS.contains(effort.text())) {
            throw effort.mustBe(
                    "one of " + String.join(", ", EFFORTS.stream().sorted().toList()));
        }
        return effort.text();
    }
}
