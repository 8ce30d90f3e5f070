package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.Modality;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What can be wrong with a request's media before anything is loaded. */
final class MediaChecks {
    private MediaChecks() {}

    /** @throws TesseraException INVALID_REQUEST */
    static void check(Prompt prompt) {
        Map<Modality, Integer> counts = new HashMap<>();
        Map<Modality, Boolean> embedded = new HashMap<>();
        for (ContentPart.Media part : media(prompt)) {
            int index = counts.merge(part.modality(), 1, Integer::sum) - 1;
            if (part.payload() instanceof ContentPart.Omitted) {
                if (part.uuid().isEmpty()) {
                    throw MediaList.unidentified(part.modality(), index);
                }
            } else if (embedded.computeIfAbsent(part.modality(), _ -> isEmbedded(part)) != isEmbedded(part)) {
                throw new TesseraException(
                        INVALID_REQUEST,
                        "Mixing raw %s and embedding inputs is not allowed".formatted(part.modality()));
            }
        }
    }

    private static boolean isEmbedded(ContentPart.Media part) {
        return part.payload() instanceof ContentPart.Decoded decoded && decoded.item() instanceof EmbeddingItem;
    }

    private static List<ContentPart.Media> media(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Text text -> text.media();
            case Prompt.Tokens tokens -> tokens.media();
            case Prompt.Chat chat ->
                chat.messages().stream()
                        .flatMap(message -> message.content().stream())
                        .filter(ContentPart.Media.class::isInstance)
                        .map(ContentPart.Media.class::cast)
                        .toList();
        };
    }
}
