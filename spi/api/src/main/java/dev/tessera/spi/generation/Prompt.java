package dev.tessera.spi.generation;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.json.JsonObject;
import java.util.List;

/** What a request asks. */
public sealed interface Prompt {
    /**
     * A conversation, rendered with the checkpoint's chat template.
     *
     * @param messages at least one
     * @param templateOptions {@code chat_template_kwargs}: further variables of the template
     * @param addGenerationPrompt whether the template opens the assistant's turn
     * @param continueFinalMessage whether the last message is left open, to be continued
     */
    record Chat(
            List<ChatMessage> messages,
            JsonObject templateOptions,
            boolean addGenerationPrompt,
            boolean continueFinalMessage)
            implements Prompt {
        public Chat {
            messages = List.copyOf(messages);
            requireNonNull(templateOptions, "templateOptions is null");
            if (messages.isEmpty()) {
                throw new IllegalArgumentException("a conversation has at least one message");
            }
            if (addGenerationPrompt && continueFinalMessage) {
                throw new IllegalArgumentException("a conversation either opens a new turn or continues the last one");
            }
        }
    }
}
