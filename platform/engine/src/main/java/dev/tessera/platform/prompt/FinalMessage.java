package dev.tessera.platform.prompt;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import java.util.Optional;

/** Leaves the last message of a rendered conversation open, so that the model continues it. */
final class FinalMessage {
    private FinalMessage() {}

    /**
     * Cuts what the template writes after the message's last text, as transformers does. Space at the end of the text stays
     * where the template keeps it.
     *
     * @param parts whether the template was given the parts of messages, and not their text
     */
    static String open(String rendered, ChatMessage message, boolean parts) {
        String text = lastText(message, parts).stripLeading();
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

    private static String lastText(ChatMessage message, boolean parts) {
        return message.content().reversed().stream()
                .flatMap(part -> text(part, parts).stream())
                .findFirst()
                .orElse("");
    }

    /** What a template is given as the text of the part. */
    private static Optional<String> text(ContentPart part, boolean parts) {
        return switch (part) {
            case ContentPart.Text text -> Optional.of(text.text());
            case ContentPart.PromptEmbeddings _ -> Optional.of(EmbeddingPlaces.PLACEHOLDER);
            case ContentPart.ToolReference(String name) -> parts ? Optional.empty() : Optional.of(name);
            case ContentPart.Media _ -> Optional.empty();
        };
    }
}
