package dev.tessera.frontend.openai.request;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables of the chat template beside the conversation: {@code chat_template_kwargs}, and over them the fields that
 * OpenAI has for tools and reasoning and vLLM for documents.
 */
final class TemplateOptions {
    private static final String FIELD = "chat_template_kwargs";
    private static final String EFFORT = "reasoning_effort";

    /** What the renderer sets from the request's own fields. */
    private static final Set<String> RESERVED =
            Set.of("add_generation_prompt", "chat_template", "continue_final_message", "messages", "tokenize");

    private static final Set<String> EFFORTS = Set.of("none", "minimal", "low", "medium", "high", "xhigh", "max");

    private TemplateOptions() {}

    static JsonObject read(RequestObject body) {
        Map<String, Object> options = given(body);
        ToolsReader.read(body).ifPresent(tools -> options.put("tools", tools));
        body.find("documents")
                .map(TemplateOptions::documents)
                .ifPresent(documents -> options.put("documents", documents));
        body.find(EFFORT).ifPresent(effort -> putEffort(effort, options));
        return JsonObject.of(options, FIELD, INVALID_REQUEST);
    }

    /**
     * Those of requests that have no other fields for them than {@code chat_template_kwargs}.
     *
     * @param tools what the model may call, which is no variable where it is nothing
     * @param effort that of reasoning, where the request says it in a way of its own
     */
    static JsonObject readGiven(RequestObject body, List<?> tools, Optional<RequestValue> effort) {
        Map<String, Object> options = given(body);
        if (!tools.isEmpty()) {
            options.put("tools", tools);
        }
        effort.ifPresent(value -> putEffort(value, options));
        return JsonObject.of(options, FIELD, INVALID_REQUEST);
    }

    private static void putEffort(RequestValue effort, Map<String, Object> options) {
        options.put(EFFORT, effort(effort));
        // As in vLLM: templates that know of no degrees have this switch.
        options.putIfAbsent("enable_thinking", !effort.value().equals("none"));
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
