package dev.tessera.frontend.openai.chat;

import static dev.tessera.spi.error.StandardErrors.REQUEST_TOO_LARGE;

import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.frontend.openai.content.PartReader;
import dev.tessera.frontend.openai.content.RequestPart;
import dev.tessera.frontend.openai.json.JsonReader;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code messages}. Any role is passed on, and so is what a message has beside role and content: the template decides. */
final class ConversationReader {
    private static final Set<String> OWN_MEMBERS = Set.of("role", "content");

    /** What an assistant's message can have instead of content. */
    private static final Set<String> INSTEAD_OF_CONTENT =
            Set.of("tool_calls", "function_call", "refusal", "reasoning", "reasoning_content");

    private final ToolCallReader toolCalls;
    private final int maxMessages;
    private final int maxParts;

    ConversationReader(JsonReader json, OpenAiConfig config) {
        toolCalls = new ToolCallReader(json);
        maxMessages = config.maxMessages();
        maxParts = config.maxContentParts();
    }

    Conversation read(RequestObject body) {
        RequestValue value = body.require("messages", "a list of messages");
        List<RequestValue> elements = value.elements();
        if (elements.isEmpty()) {
            throw value.mustBe("a list of at least one message");
        }
        requireAtMost(maxMessages, elements.size(), "messages");
        List<ChatMessage> messages = new ArrayList<>(elements.size());
        List<RequestPart> parts = new ArrayList<>();
        for (RequestValue element : elements) {
            RequestObject message = element.object();
            List<RequestPart> content = content(message);
            parts.addAll(content);
            requireAtMost(maxParts, parts.size(), "content parts");
            messages.add(new ChatMessage(
                    role(message), content.stream().map(RequestPart::content).toList(), extra(message)));
        }
        return new Conversation(messages, parts);
    }

    private static String role(RequestObject message) {
        RequestValue role = message.require("role", "a string such as user");
        if (role.text().isEmpty()) {
            throw role.mustBe("a string such as user");
        }
        return role.text();
    }

    private static List<RequestPart> content(RequestObject message) {
        if (!message.has("content")
                && role(message).equals("assistant")
                && INSTEAD_OF_CONTENT.stream().anyMatch(message::has)) {
            return List.of();
        }
        return PartReader.read(message.require("content", "a string or a list of parts"));
    }

    private JsonObject extra(RequestObject message) {
        JsonObject extra = message.without(OWN_MEMBERS);
        return role(message).equals("assistant") ? toolCalls.withArguments(message, extra) : extra;
    }

    private static void requireAtMost(int max, int count, String what) {
        if (count > max) {
            throw new TesseraException(
                            REQUEST_TOO_LARGE,
                            "messages has %d %s, but at most %d are allowed".formatted(count, what, max))
                    .withParameter("messages");
        }
    }
}
