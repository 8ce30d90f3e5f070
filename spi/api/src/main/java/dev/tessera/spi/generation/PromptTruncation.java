package dev.tessera.spi.generation;

import static dev.tessera.spi.generation.Limits.require;
import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Asks for a prompt to be cut where it is too long, instead of being refused. A prompt with media, or with embeddings in the
 * place of tokens, is refused all the same: an item has all of its tokens or none.
 *
 * @param tokens how many tokens of the prompt to keep, at least 1, after the chat template and the tokenizer added theirs; a
 *     prompt that has no more stays whole; default: as many as the context holds beside {@link SamplingParameters#maxTokens},
 *     or beside one token where that is left open
 * @param kept which of them
 */
public record PromptTruncation(Optional<Integer> tokens, Side kept) {
    /** The side of a prompt that is kept. */
    public enum Side {
        /** The first tokens are kept, and what comes after them is cut off. */
        BEGINNING,
        /** The last tokens are kept, and what comes before them is cut off. */
        END
    }

    public PromptTruncation {
        tokens.ifPresent(value -> require(value >= 1, "truncate_prompt_tokens", value, "at least 1"));
        requireNonNull(kept, "kept is null");
    }
}
