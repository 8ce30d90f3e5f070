package dev.tessera.spi.generation;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.json.JsonObject;
import java.util.List;

/**
 * One message of a conversation.
 *
 * @param role such as {@code system}, {@code user} or {@code assistant}; the template decides which it takes
 * @param content parts in order
 * @param extra further members for the template, such as {@code name} or {@code tool_calls}
 */
public record ChatMessage(String role, List<ContentPart> content, JsonObject extra) {
    public ChatMessage {
        requireNonNull(role, "role is null");
        content = List.copyOf(content);
        requireNonNull(extra, "extra is null");
    }
}
