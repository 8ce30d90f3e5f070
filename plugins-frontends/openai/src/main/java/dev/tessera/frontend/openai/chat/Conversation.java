package dev.tessera.frontend.openai.chat;

import dev.tessera.frontend.openai.content.RequestPart;
import dev.tessera.spi.generation.ChatMessage;
import java.util.List;

/**
 * The messages of a request.
 *
 * @param messages at least one
 * @param parts the parts of all messages, in order
 */
record Conversation(List<ChatMessage> messages, List<RequestPart> parts) {
    Conversation {
        messages = List.copyOf(messages);
        parts = List.copyOf(parts);
    }
}
