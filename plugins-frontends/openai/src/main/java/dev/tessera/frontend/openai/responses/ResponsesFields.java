package dev.tessera.frontend.openai.responses;

import dev.tessera.frontend.openai.call.FieldNames;
import dev.tessera.frontend.openai.conversation.ChatOnlyFields;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.frontend.openai.request.FieldRules;
import dev.tessera.frontend.openai.request.FieldRules.Fixed;
import dev.tessera.frontend.openai.request.FunctionTools;
import dev.tessera.frontend.openai.request.UnsupportedFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Refuses what OpenAI or vLLM would honour in a request for a response, and this server does not. */
final class ResponsesFields {
    /** What the engine's failures are told by. */
    static final FieldNames NAMES = new FieldNames(Map.of("max_tokens", "max_output_tokens"));

    private static final FieldRules RULES = new FieldRules(
            List.of(
                    new Fixed("background", false),
                    new Fixed("enable_response_messages", false),
                    new Fixed("truncation", "disabled")),
            List.of(
                    "context_management",
                    "conversation",
                    "max_tokens",
                    "moderation",
                    "previous_input_messages",
                    "previous_response",
                    "prompt"));

    /** No answer has reasoning apart from its text that could be summed up. */
    private static final FieldRules REASONING = new FieldRules(List.of(), List.of("generate_summary", "summary"));

    private static final FunctionTools TOOLS = new FunctionTools("function", "parameters");
    private static final String NONE = "none";
    private static final Set<String> TOOL_CHOICES = Set.of("auto", NONE);

    private ResponsesFields() {}

    /** What the model may call. */
    static List<Object> tools(RequestObject body) {
        List<Object> tools = TOOLS.read(body);
        boolean none = body.find("tool_choice")
                .map(RequestValue::text)
                .filter(NONE::equals)
                .isPresent();
        return none ? List.of() : tools;
    }

    static void refuse(RequestObject body) {
        body.find("previous_response_id").ifPresent(id -> {
            throw id.error("is given, but responses are not stored");
        });
        RULES.check(body, Set.of());
        body.find("reasoning").map(RequestValue::object).ifPresent(reasoning -> REASONING.check(reasoning, Set.of()));
        ChatOnlyFields.refuse(body);
        body.find("store").ifPresent(RequestValue::flag);
        body.find("tool_choice")
                .filter(choice -> !TOOL_CHOICES.contains(choice.text()))
                .ifPresent(choice -> {
                    throw choice.mustBe("\"auto\" or \"none\", for no call can be forced");
                });
        body.find("text").map(RequestValue::object).ifPresent(ResponsesFields::requirePlain);
    }

    /** How much the model is to reason. */
    static Optional<RequestValue> effort(RequestObject body) {
        return body.find("reasoning").map(RequestValue::object).flatMap(reasoning -> reasoning.find("effort"));
    }

    private static void requirePlain(RequestObject text) {
        text.find("format").ifPresent(UnsupportedFields::requireTextFormat);
        text.find("verbosity")
                .filter(verbosity -> !verbosity.text().equals("medium"))
                .ifPresent(verbosity -> {
                    throw verbosity.mustBe("\"medium\", for nothing else is supported");
                });
    }
}
