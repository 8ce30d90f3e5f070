package dev.tessera.frontend.openai.messages;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.stream.Collectors.joining;

import dev.tessera.frontend.openai.content.PartReader;
import dev.tessera.frontend.openai.content.RequestPart;
import dev.tessera.frontend.openai.conversation.ConversationBuilder;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the blocks of one message as vLLM does: results of tools become messages of their own before it, pictures among them
 * one of the user, as templates show pictures there alone; calls of tools and thoughts are passed to the template beside
 * what the message says. Used by one thread.
 */
final class BlockReader {
    private static final JsonObject NOTHING = JsonObject.empty("messages", INVALID_REQUEST);

    private static final PartReader USERS = PartReader.ofMessages(Set.of("tool_result"));
    private static final PartReader ASSISTANTS =
            PartReader.ofMessages(Set.of("redacted_thinking", "thinking", "tool_use"));

    private final String role;
    private final PartReader reader;
    private final ConversationBuilder conversation;
    private final List<RequestPart> parts = new ArrayList<>();
    private final List<Object> calls = new ArrayList<>();
    private final StringBuilder thoughts = new StringBuilder();
    private boolean hasResults;

    /** @param conversation what the message is added to */
    BlockReader(String role, PartReader reader, ConversationBuilder conversation) {
        this.role = role;
        this.reader = reader;
        this.conversation = conversation;
    }

    void read(RequestValue element) {
        RequestObject block = element.object();
        switch (block.find("type").map(RequestValue::text).orElse("")) {
            case "tool_result" -> result(of("user", block));
            case "tool_use" -> calls.add(call(of(MessageListReader.ASSISTANT, block)));
            case "thinking" ->
                thoughts.append(of(MessageListReader.ASSISTANT, block)
                        .require("thinking", "a string")
                        .text());
            // nobody but its author can read it
            case "redacted_thinking" -> filled(block, "data");
            default -> ofRole().readPart(element).ifPresent(parts::add);
        }
    }

    /** Reads text and media, and knows what else messages of the role have. */
    private PartReader ofRole() {
        return switch (role) {
            case "user" -> USERS;
            case MessageListReader.ASSISTANT -> ASSISTANTS;
            default -> reader;
        };
    }

    /** Adds the message. One that had nothing but results is none. */
    void addMessage() {
        if (!parts.isEmpty() || !hasResults) {
            conversation.add(role, parts, extra());
        }
    }

    private JsonObject extra() {
        Map<String, Object> extra = new LinkedHashMap<>();
        if (!thoughts.isEmpty()) {
            extra.put("reasoning", thoughts.toString());
        }
        if (!calls.isEmpty()) {
            extra.put("tool_calls", calls);
        }
        return JsonObject.of(extra, "messages", INVALID_REQUEST);
    }

    private RequestObject of(String owner, RequestObject block) {
        if (!role.equals(owner)) {
            throw block.error("type", "is a block that only messages of the role %s have".formatted(owner));
        }
        return block;
    }

    private static Map<String, Object> call(RequestObject block) {
        // in this order, for templates write members in the order in which they are
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", filled(block, "name"));
        function.put("arguments", block.require("input", "an object").options().asMap());
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("id", filled(block, "id"));
        call.put("type", "function");
        call.put("function", function);
        return call;
    }

    private static String filled(RequestObject block, String name) {
        RequestValue value = block.require(name, "a string");
        if (value.text().isEmpty()) {
            throw value.mustBe("a string that is not empty");
        }
        return value.text();
    }

    private void result(RequestObject block) {
        hasResults = true;
        String id = filled(block, "tool_use_id");
        List<RequestPart> content = block.find("content").map(reader::read).orElse(List.of());
        String text = content.stream()
                .map(RequestPart::content)
                .filter(ContentPart.Text.class::isInstance)
                .map(part -> ((ContentPart.Text) part).text())
                .collect(joining("\n"));
        conversation.add(
                "tool",
                List.of(RequestPart.ofText(text, block.path())),
                JsonObject.of(Map.of("tool_call_id", id), block.path(), INVALID_REQUEST));
        List<RequestPart> media = content.stream()
                .filter(part -> part.content() instanceof ContentPart.Media)
                .toList();
        if (!media.isEmpty()) {
            conversation.add("user", media, NOTHING);
        }
    }
}
