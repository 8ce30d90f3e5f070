package dev.tessera.frontend.openai.messages;

import dev.tessera.frontend.openai.call.FieldNames;
import dev.tessera.frontend.openai.conversation.ChatOnlyFields;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.frontend.openai.request.FieldRules;
import dev.tessera.frontend.openai.request.FunctionTools;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Refuses what Anthropic or vLLM would honour in a request for a message, and this server does not. */
final class MessagesFields {
    /** What the engine's failures are told by. */
    static final FieldNames NAMES = new FieldNames(Map.of("max_tokens", "max_tokens", "image_url", "source"));

    private static final FieldRules RULES = new FieldRules(
            List.of(),
            List.of(
                    "container",
                    "context_management",
                    "diagnostics",
                    "mcp_servers",
                    "output_config",
                    "output_format",
                    "top_logprobs"));

    private static final FunctionTools TOOLS = new FunctionTools("custom", "input_schema");
    private static final String NONE = "none";

    private MessagesFields() {}

    /** What the model may call. */
    static List<Object> tools(RequestObject body) {
        List<Object> tools = TOOLS.read(body);
        return choice(body).filter(type -> type.text().equals(NONE)).isPresent() ? List.of() : tools;
    }

    private static Optional<RequestValue> choice(RequestObject body) {
        return body.find("tool_choice").map(choice -> choice.object().require("type", "\"auto\" or \"none\""));
    }

    static void refuse(RequestObject body) {
        RULES.check(body, Set.of());
        ChatOnlyFields.refuse(body);
        body.find("thinking")
                .map(thinking -> thinking.object().require("type", "\"disabled\""))
                .ifPresent(type -> requireOneOf(type, List.of("disabled"), "thinking is not supported"));
        choice(body).ifPresent(type -> requireOneOf(type, List.of("auto", NONE), "no call can be forced"));
    }

    private static void requireOneOf(RequestValue type, List<String> allowed, String reason) {
        if (!allowed.contains(type.text())) {
            throw type.mustBe("\"%s\", for %s".formatted(String.join("\" or \"", allowed), reason));
        }
    }
}
