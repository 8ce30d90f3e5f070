package dev.tessera.platform.prompt;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;

/** Leaves the last message of a rendered conversation open, so that the model continues it. */
final class FinalMessage {
    private FinalMessage() {}

    /**
     * Cuts what the template writes after the message's last text, as transformers does. Space at the end of the text stays
     * where the template keeps it.
     */
    static String open(String rendered, ChatMessage message) {
        String text = lastText(message).stripLeading();
        String visible = text.stripTrailing();
        int start = visible.isEmpty() ? -1 : rendered.lastIndexOf(visible);
        if (start < 0) {
            throw new TesseraException(
                    INVALID_REQUEST,
                    "continue_final_message: the last message has no text that the chat template writes as it is");
        }
        String kept = rendered.startsWith(text, start) ? text : visible;
        return rendered.substring(0, start + kept.length());
    }

    private static String lastText(ChatMessage message) {
        return message.content().reversed().stream()
                .filter(ContentPart.Text.class::isInstance)
                .map(part -> ((ContentPart.Text) part).text())
                .findFirst()
                .orElse("");
    }
}
