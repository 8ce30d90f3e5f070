package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart.EncodedEmbeddings;
import dev.tessera.spi.generation.ContentPart.PromptEmbeddings;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.ProcessedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads embeddings that are in the place of tokens. All that they need of a model is its hidden size, so that no input
 * processor sees them. Errors name {@code prompt_embeds}. Thread-safe.
 */
public final class PromptEmbeddingLoader {
    /** That of the items: embeddings in the place of tokens are scheduled as those of media are. No model takes it. */
    public static final Modality MODALITY = new Modality("prompt");

    private static final String NAME = MODALITY.embeddingsName();

    private final EmbeddingDecoder decoder;
    private final long maxBytes;

    /** @param maxBytes most bytes of an item as it is sent */
    PromptEmbeddingLoader(EmbeddingDecoder decoder, long maxBytes) {
        this.decoder = requireNonNull(decoder, "decoder is null");
        this.maxBytes = maxBytes;
    }

    boolean isEnabled() {
        return decoder.takesPrompts();
    }

    /** @throws TesseraException INVALID_REQUEST that names the option */
    void requireEnabled() {
        if (!isEnabled()) {
            throw error(
                    INVALID_REQUEST,
                    "You must set --enable-prompt-embeds (embeddings.prompt-enabled) to input %s".formatted(NAME));
        }
    }

    /**
     * Loads those of a prompt.
     *
     * @param maxRows most rows of all of them together
     * @throws TesseraException INVALID_MEDIA, MEDIA_TOO_LARGE or PROMPT_TOO_LONG
     */
    List<LoadedItem> load(List<PromptEmbeddings> parts, int hiddenSize, int maxRows) {
        List<LoadedItem> items = new ArrayList<>(parts.size());
        long rows = 0;
        for (PromptEmbeddings part : parts) {
            EmbeddingItem item = decode(part);
            requireForm(item, hiddenSize);
            rows += item.embeddings().shape().size(0);
            if (rows > maxRows) {
                throw error(
                        PROMPT_TOO_LONG,
                        "%s has %d rows, but a prompt has room for %d tokens".formatted(NAME, rows, maxRows));
            }
            NumberRange.require(item);
            items.add(new LoadedItem(
                    ProcessedItem.embedded(MODALITY, Map.of(), item.embeddings()),
                    new Fingerprint("prompt embeddings")
                            .tensor(item.embeddings())
                            .hex()));
        }
        return items;
    }

    private EmbeddingItem decode(PromptEmbeddings part) {
        int bytes = part.rows().bytes().length;
        if (bytes > maxBytes) {
            throw error(MEDIA_TOO_LARGE, "%s has %d bytes, more than the limit of %d".formatted(NAME, bytes, maxBytes));
        }
        return decoder.decode(MODALITY, new EncodedEmbeddings(MODALITY, part.rows()));
    }

    private static void requireForm(EmbeddingItem item, int hiddenSize) {
        if (!item.fields().isEmpty()) {
            throw error(
                    INVALID_MEDIA,
                    "%s holds %s besides its rows, but must hold nothing else"
                            .formatted(
                                    NAME,
                                    String.join(
                                            ", ", new TreeSet<>(item.fields().keySet()))));
        }
        long width = item.embeddings().shape().size(1);
        if (width != hiddenSize) {
            throw error(
                    INVALID_MEDIA,
                    "%s has shape %s, but the model's hidden size is %d"
                            .formatted(NAME, item.embeddings().shape(), hiddenSize));
        }
    }

    private static TesseraException error(ErrorCode code, String message) {
        return new TesseraException(code, message).withParameter(NAME);
    }
}
