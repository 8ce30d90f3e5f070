package dev.tessera.frontend.openai.responses;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a response repeats of its request, though the engine has no use for it in this form.
 *
 * @param instructions what the model was told first
 * @param metadata the client's own notes
 * @param parallelToolCalls whether tools may be called at the same time
 * @param toolChoice {@code auto} or {@code none}
 * @param tools what could be called, as the request has it
 * @param user on whose behalf the client asks
 */
record RepeatedFields(
        Optional<String> instructions,
        Map<String, String> metadata,
        boolean parallelToolCalls,
        String toolChoice,
        List<?> tools,
        Optional<String> user) {
    /** OpenAI's limits. */
    private static final int MAX_PAIRS = 16;

    private static final int MAX_NAME_LENGTH = 64;
    private static final int MAX_VALUE_LENGTH = 512;

    RepeatedFields {
        requireNonNull(instructions, "instructions is null");
        metadata = Map.copyOf(metadata);
        requireNonNull(toolChoice, "toolChoice is null");
        tools = List.copyOf(tools);
        requireNonNull(user, "user is null");
    }

    static RepeatedFields read(RequestObject body) {
        return new RepeatedFields(
                body.find("instructions").map(RequestValue::text),
                body.find("metadata").map(RepeatedFields::metadata).orElse(Map.of()),
                body.flag("parallel_tool_calls", true),
                body.find("tool_choice").map(RequestValue::text).orElse("auto"),
                body.find("tools").map(RepeatedFields::values).orElse(List.of()),
                body.find("user").map(RequestValue::text));
    }

    private static List<?> values(RequestValue list) {
        return list.elements().stream().map(RequestValue::value).toList();
    }

    private static Map<String, String> metadata(RequestValue value) {
        RequestObject object = value.object();
        if (object.names().size() > MAX_PAIRS) {
            throw value.error("has %d members, but at most %d are allowed"
                    .formatted(object.names().size(), MAX_PAIRS));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        for (String name : object.names()) {
            if (name.length() > MAX_NAME_LENGTH) {
                throw value.error("has a name of %d characters, but at most %d are allowed"
                        .formatted(name.length(), MAX_NAME_LENGTH));
            }
            RequestValue member = object.require(name, "a string");
            if (member.text().length() > MAX_VALUE_LENGTH) {
                throw member.mustBe("at most %d characters".formatted(MAX_VALUE_LENGTH));
            }
            metadata.put(name, member.text());
        }
        return metadata;
    }
}
