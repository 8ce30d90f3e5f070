package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.ContentPart.EncodedEmbeddings;
import dev.tessera.spi.media.Modality;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds for embeddings among the media of a request, before anything of it is loaded. */
record EmbeddingRules(boolean enabled) {
    /** @throws TesseraException INVALID_REQUEST */
    void require(List<ContentPart.Media> parts) {
        parts.forEach(this::requireEnabled);
        requireUnmixed(parts);
        requireSameFields(parts);
    }

    private void requireEnabled(ContentPart.Media part) {
        if (part.embedded() && !enabled) {
            String name = part.modality().embeddingsName();
            throw new TesseraException(
                            INVALID_REQUEST,
                            "You must set --enable-mm-embeds (embeddings.enabled) to input %s".formatted(name))
                    .withParameter(name);
        }
    }

    /** What is left out may be either, and mixes with both. */
    private static void requireUnmixed(List<ContentPart.Media> parts) {
        Map<Modality, Boolean> embedded = new HashMap<>();
        for (ContentPart.Media part : parts) {
            boolean unknown = part.payload() instanceof ContentPart.Omitted && !part.embedded();
            if (!unknown && embedded.computeIfAbsent(part.modality(), _ -> part.embedded()) != part.embedded()) {
                throw new TesseraException(
                                INVALID_REQUEST,
                                "Mixing raw %s and embedding inputs is not allowed".formatted(part.modality()))
                        .withParameter(part.modality().embeddingsName());
            }
        }
    }

    private static void requireSameFields(List<ContentPart.Media> parts) {
        Map<Modality, Set<String>> fields = new HashMap<>();
        for (ContentPart.Media part : parts) {
            if (part.payload() instanceof EncodedEmbeddings embeddings) {
                Set<String> own = new HashSet<>(embeddings.tensors().keySet());
                own.addAll(embeddings.numbers().keySet());
                if (!own.equals(fields.computeIfAbsent(part.modality(), _ -> own))) {
                    throw new TesseraException(
                                    INVALID_REQUEST,
                                    "All dictionaries in the list of embeddings must have the same keys.")
                            .withParameter(part.modality().embeddingsName());
                }
            }
        }
    }
}
