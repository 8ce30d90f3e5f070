package dev.tessera.spi.model;

import java.util.List;

/**
 * Replaces one placeholder of a tokenized prompt: the one that names the item where placeholders are numbered, as
 * {@link InputProcessor#placeholderTokens} says, and otherwise the next that has this token, in the order of the items.
 *
 * @param placeholderTokenId the token that stands for an item before expansion
 * @param replacement what stands in its place afterwards; its embeddings are as many as the item has
 */
public record PromptUpdate(int placeholderTokenId, List<Piece> replacement) {
    /** A part of a replacement. */
    public sealed interface Piece {}

    /** Ordinary tokens, such as markers round an image, where the chat template does not write them. */
    public record Tokens(List<Integer> ids) implements Piece {
        public Tokens {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Positions whose token embedding is replaced by encoder output.
     *
     * @param tokenId the id that these positions carry
     * @param count how many
     */
    public record Embeddings(int tokenId, int count) implements Piece {
        public Embeddings {
            if (count < 1) {
                throw new IllegalArgumentException("%d embeddings are too few".formatted(count));
            }
        }
    }

    public PromptUpdate {
        replacement = List.copyOf(replacement);
    }

    /** Repeats the placeholder as often as the item has embeddings, and adds nothing. */
    public static PromptUpdate repeated(int placeholderTokenId, ProcessedItem item) {
        return new PromptUpdate(placeholderTokenId, List.of(new Embeddings(placeholderTokenId, item.embeddingCount())));
    }
}
