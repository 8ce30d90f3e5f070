package dev.tessera.spi.model;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.media.Modality;
import java.util.List;

/**
 * Where an item lies in an expanded prompt.
 *
 * @param modality the item's modality
 * @param item number of the item among those of its modality, from zero
 * @param offset position of the first token of the replacement
 * @param length tokens of the replacement
 * @param embeddingPositions positions in the prompt that take the item's embeddings, ascending
 */
public record PlaceholderRange(Modality modality, int item, int offset, int length, List<Integer> embeddingPositions) {
    public PlaceholderRange {
        requireNonNull(modality, "modality is null");
        embeddingPositions = List.copyOf(embeddingPositions);
        if (item < 0 || offset < 0 || length < 1) {
            throw new IllegalArgumentException(
                    "item %d cannot lie at %d with %d tokens".formatted(item, offset, length));
        }
    }

    public int end() {
        return offset + length;
    }
}
