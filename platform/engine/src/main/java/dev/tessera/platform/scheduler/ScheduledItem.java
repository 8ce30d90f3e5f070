package dev.tessera.platform.scheduler;

import dev.tessera.platform.kvcache.MediaRange;
import java.util.List;

/**
 * A media item in a prompt.
 *
 * @param identifier says what the item is; the same identifier, the same content and embeddings
 * @param offset number of the first token that stands for the item
 * @param length number of such tokens
 * @param embeddingPositions numbers of the tokens that take the item's embeddings, ascending and within the item's
 *     tokens
 */
public record ScheduledItem(String identifier, int offset, int length, List<Integer> embeddingPositions) {
    public ScheduledItem {
        int end = new MediaRange(identifier, offset, length).end();
        embeddingPositions = List.copyOf(embeddingPositions);
        if (embeddingPositions.isEmpty()) {
            throw new IllegalArgumentException("a media item has at least one embedding");
        }
        int last = offset - 1;
        for (int position : embeddingPositions) {
            if (position <= last || position >= end) {
                throw new IllegalArgumentException("an embedding of the item from %d to %d cannot follow %d at %d"
                        .formatted(offset, end, last, position));
            }
            last = position;
        }
    }

    /** Number of the token after the item. */
    public int end() {
        return offset + length;
    }

    /** Rows that the item takes in the encoder cache. */
    public int embeddings() {
        return embeddingPositions.size();
    }

    MediaRange range() {
        return new MediaRange(identifier, offset, length);
    }
}
