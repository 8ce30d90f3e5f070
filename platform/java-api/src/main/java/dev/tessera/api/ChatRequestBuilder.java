package dev.tessera.api;

import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.json.JsonObject;
import java.util.List;
import java.util.Map;

/** A conversation to be answered. Not thread-safe. */
public final class ChatRequestBuilder extends RequestBuilder<ChatRequestBuilder> {
    private final List<ChatMessage> messages;
    private JsonObject templateOptions = options("chat_template_kwargs", Map.of());
    private boolean continueFinalMessage;

    ChatRequestBuilder(List<ChatMessage> messages) {
        this.messages = List.copyOf(messages);
    }

    /** {@code chat_template_kwargs}: further variables of the template, such as {@code tools}. */
    public ChatRequestBuilder templateOptions(Map<String, Object> options) {
        templateOptions = options("chat_template_kwargs", options);
        return this;
    }

    /** Has the last message continued, where otherwise a new turn of the assistant begins. */
    public ChatRequestBuilder continueFinalMessage() {
        continueFinalMessage = true;
        return this;
    }

    @Override
    Prompt prompt() {
        return new Prompt.Chat(messages, templateOptions, !continueFinalMessage, continueFinalMessage);
    }

    @Override
    ChatRequestBuilder self() {
        return this;
    }
}
