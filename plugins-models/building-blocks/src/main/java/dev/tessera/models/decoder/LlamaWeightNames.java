package dev.tessera.models.decoder;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.checkpoint.Weights;
import java.util.Optional;

/**
 * Where the parts of a language model built like Llama stand in a checkpoint.
 *
 * @param prefix of the tokens' embeddings, the layers and the last norm, such as {@code model}
 * @param output the output layer's matrix
 */
public record LlamaWeightNames(String prefix, String output) {
    public LlamaWeightNames {
        requireNonNull(prefix, "prefix is null");
        requireNonNull(output, "output is null");
    }

    /**
     * Finds the output layer's matrix.
     *
     * @param output its name where it is a matrix of its own
     * @param tiedEmbeddings what the configuration says; where it is silent, a checkpoint without an output matrix is tied
     */
    public static LlamaWeightNames of(Weights weights, String prefix, String output, Optional<Boolean> tiedEmbeddings) {
        boolean tied = tiedEmbeddings.orElseGet(() -> weights.find(output).isEmpty());
        return new LlamaWeightNames(prefix, tied ? embeddings(prefix) : output);
    }

    /** The table of the tokens' embeddings. */
    public String embeddings() {
        return embeddings(prefix);
    }

    String layer(int number) {
        return "%s.layers.%d".formatted(prefix, number);
    }

    String finalNorm() {
        return prefix + ".norm";
    }

    private static String embeddings(String prefix) {
        return prefix + ".embed_tokens.weight";
    }
}
