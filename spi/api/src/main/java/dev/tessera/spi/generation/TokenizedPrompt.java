package dev.tessera.spi.generation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A prompt as the model would see it.
 *
 * @param text the rendered prompt, before placeholders were expanded, or what is left of it; empty for a prompt of tokens or
 *     embeddings
 * @param tokenIds its tokens, placeholders expanded; {@link Prompt#NO_TOKEN} where embeddings are in the place of tokens
 */
public record TokenizedPrompt(String text, List<Integer> tokenIds) {
    public TokenizedPrompt {
        requireNonNull(text, "text is null");
        tokenIds = List.copyOf(tokenIds);
    }
}
