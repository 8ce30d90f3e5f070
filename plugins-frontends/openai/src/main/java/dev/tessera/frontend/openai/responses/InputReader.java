package dev.tessera.frontend.openai.responses;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.content.PartReader;
import dev.tessera.frontend.openai.content.RequestPart;
import dev.tessera.frontend.openai.conversation.ConversationBuilder;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code instructions} and {@code input}. Items are messages; a last one of the assistant that is not complete is gone on
 * with, as in vLLM. Reasoning among them, which clients send back as they got it from others, is passed over.
 */
final class InputReader {
    private static final String FIELD = "input";
    private static final String EXPECTED = "a string or a list of messages";
    private static final String ASSISTANT = "assistant";
    private static final Set<String> ROLES = Set.of("user", ASSISTANT, "system", "developer");
    private static final Set<String> UNFINISHED = Set.of("in_progress", "incomplete");
    private static final JsonObject NOTHING = JsonObject.empty(FIELD, INVALID_REQUEST);

    private final PartReader parts = PartReader.ofResponses();
    private final RequestLimits limits;

    InputReader(RequestLimits limits) {
        this.limits = requireNonNull(limits, "limits is null");
    }

    Input read(RequestObject body) {
        RequestValue input = body.require(FIELD, EXPECTED);
        ConversationBuilder conversation = new ConversationBuilder(FIELD, limits);
        body.find("instructions")
                .filter(instructions -> !instructions.text().isEmpty())
                .ifPresent(instructions -> conversation.add("system", parts.read(instructions), NOTHING));
        if (input.value() instanceof String) {
            conversation.add("user", parts.read(input), NOTHING);
            return new Input(conversation.build(), false);
        }
        if (!(input.value() instanceof List<?> list) || list.isEmpty()) {
            throw input.mustBe(EXPECTED);
        }
        List<RequestValue> items = input.elements();
        conversation.requireRoom(items.size());
        List<RequestObject> messages = items.stream()
                .map(RequestValue::object)
                .filter(item -> !isReasoning(item))
                .toList();
        if (messages.isEmpty()) {
            throw input.error("has nothing but reasoning, but must have at least one message");
        }
        messages.forEach(message -> add(message, conversation));
        return new Input(conversation.build(), isUnfinished(messages.getLast()));
    }

    private static boolean isReasoning(RequestObject item) {
        return item.find("type")
                .map(RequestValue::text)
                .filter("reasoning"::equals)
                .isPresent();
    }

    private void add(RequestObject item, ConversationBuilder conversation) {
        item.find("type").filter(type -> !type.text().equals("message")).ifPresent(type -> {
            throw type.mustBe("\"message\" or \"reasoning\", for no other items are supported");
        });
        RequestValue role = item.require("role", "a role such as user");
        if (!ROLES.contains(role.text())) {
            throw role.mustBe("user, assistant, system or developer");
        }
        List<RequestPart> content = parts.read(item.require("content", "a string or a list of parts"));
        conversation.add(role.text(), content, NOTHING);
    }

    private static boolean isUnfinished(RequestObject item) {
        return item.find("role")
                        .map(RequestValue::text)
                        .filter(ASSISTANT::equals)
                        .isPresent()
                && item.find("status")
                        .map(RequestValue::text)
                        .filter(UNFINISHED::contains)
                        .isPresent();
    }
}
