package dev.tessera.platform.prompt;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.Modality;
import java.util.List;
import java.util.Map;

/** Messages of few words. */
final class TestingMessages {
    static final ContentPart IMAGE = new ContentPart.Media(Modality.IMAGE, new ContentPart.Omitted());
    static final ContentPart VIDEO = new ContentPart.Media(Modality.VIDEO, new ContentPart.Omitted());

    static final ContentPart EMBEDDINGS = new ContentPart.PromptEmbeddings(new EncodedMedia(new byte[] {1}, ""));

    private TestingMessages() {}

    static ContentPart text(String text) {
        return new ContentPart.Text(text);
    }

    static ChatMessage user(ContentPart... parts) {
        return message(Map.of(), parts);
    }

    static ChatMessage message(Map<String, Object> extra, ContentPart... parts) {
        return new ChatMessage("user", List.of(parts), JsonObject.of(extra, "message", INVALID_REQUEST));
    }
}
