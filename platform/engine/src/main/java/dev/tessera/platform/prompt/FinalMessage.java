package dev.tessera.platform.prompt;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import java.util.stream.Collectors;

/** Leaves the last message of a rendered conversation open, so that the model continues it. */
final class FinalMessage {
    private FinalMessage() {}

    /** Cuts what the template writes after the message's text, as transformers does. */
    static String open(String rendered, ChatMessage message) {
        String text = message.content().stream()
                .filter(ContentPart.Text.class::isInstance)
                .map(part -> ((ContentPart.Text) part).text())
                .collect(Collectors.joining("\n"))
                .strip();
        int start = text.isEmpty() ? -1 : rendered.lastIndexOf(text);
        if (start < 0) {
            throw new TesseraException(
                    INVALID_REQUEST,
                    "continue_final_message: the last message has no text that the chat template writes as it is");
        }
        return rendered.substring(0, start + text.length());
    }
}
