package dev.tessera.models.processor;

import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;

import dev.tessera.spi.error.TesseraException;
import java.util.Optional;

/**
 * How many tokens a sequence may have, and so the embeddings of one item. An input processor checks it before it makes pixels
 * or samples, of which there are many more.
 *
 * @param tokens at least one
 */
public record ContextRoom(int tokens) {
    public ContextRoom {
        if (tokens < 1) {
            throw new IllegalArgumentException("a context of %d tokens is not possible".formatted(tokens));
        }
    }

    /**
     * The smaller one of two limits.
     *
     * @param contextLength the checkpoint's
     * @param maxLength what sequences are limited to, where they are
     */
    public static ContextRoom of(int contextLength, Optional<Integer> maxLength) {
        return new ContextRoom(Math.min(contextLength, maxLength.orElse(contextLength)));
    }

    /**
     * Checks how many embeddings an item takes.
     *
     * @param what the item, such as "the image"
     * @return how many it takes
     * @throws TesseraException PROMPT_TOO_LONG where there is no room for them
     */
    public int require(String what, long embeddings) {
        if (embeddings > tokens) {
            throw new TesseraException(
                    PROMPT_TOO_LONG,
                    "%s takes %d tokens, more than the context of %d".formatted(what, embeddings, tokens));
        }
        return Math.toIntExact(embeddings);
    }
}
