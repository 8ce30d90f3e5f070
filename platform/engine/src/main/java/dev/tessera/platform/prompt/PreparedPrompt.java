package dev.tessera.platform.prompt;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.media.PromptEmbeddingLoader;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.PlacedItem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A prompt as the engine takes it.
 *
 * @param text the rendered prompt, or what is left of it
 * @param renderedTokenIds its tokens, one placeholder for each item
 * @param tokenIds its tokens, placeholders expanded; {@link dev.tessera.spi.generation.Prompt#NO_TOKEN} where embeddings are in
 *     the place of tokens
 * @param media the media, and embeddings that are in the place of tokens, in order of their offsets
 */
public record PreparedPrompt(
        String text, List<Integer> renderedTokenIds, List<Integer> tokenIds, List<IdentifiedItem> media) {
    public PreparedPrompt {
        requireNonNull(text, "text is null");
        renderedTokenIds = List.copyOf(renderedTokenIds);
        tokenIds = List.copyOf(tokenIds);
        media = List.copyOf(media);
    }

    /** The media of the model's modalities in its places, in order of their offsets. */
    public List<PlacedItem> items() {
        return media.stream()
                .map(IdentifiedItem::placed)
                .filter(placed -> !placed.range().modality().equals(PromptEmbeddingLoader.MODALITY))
                .toList();
    }

    /** Tokens that stand for media, by modality. */
    public Map<Modality, Integer> mediaTokens() {
        return items().stream()
                .map(PlacedItem::range)
                .collect(Collectors.toMap(range -> range.modality(), range -> range.length(), Integer::sum));
    }
}
