package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.Prompt;
import java.util.List;

/** Begins requests. */
public final class Requests {
    private Requests() {}

    /** A conversation, rendered with the checkpoint's chat template. */
    public static ChatRequestBuilder chat(ChatMessage... messages) {
        return chat(List.of(messages));
    }

    /**
     * A conversation, rendered with the checkpoint's chat template.
     *
     * @throws TesseraException INVALID_REQUEST where there is no message
     */
    public static ChatRequestBuilder chat(List<ChatMessage> messages) {
        if (messages.isEmpty()) {
            throw new TesseraException(INVALID_REQUEST, "the conversation has no message");
        }
        return new ChatRequestBuilder(messages);
    }

    /** Text as the model sees it, with the special tokens and placeholders of media spelled out. */
    public static PromptRequestBuilder text(String prompt) {
        return new PromptRequestBuilder(new Prompt.Text(prompt, List.of(), true));
    }

    /**
     * Tokens, with one placeholder token for each media item.
     *
     * @throws TesseraException INVALID_REQUEST where there is no token
     */
    public static PromptRequestBuilder tokens(List<Integer> promptTokenIds) {
        if (promptTokenIds.isEmpty()) {
            throw new TesseraException(INVALID_REQUEST, "the prompt has no token");
        }
        return new PromptRequestBuilder(new Prompt.Tokens(promptTokenIds, List.of()));
    }
}
