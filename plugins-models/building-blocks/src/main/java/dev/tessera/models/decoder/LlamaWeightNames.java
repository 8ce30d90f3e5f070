package dev.tessera.models.decoder;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.checkpoint.Weights;
import java.util.Optional;

/**
 * Where the parts of a language model built like Llama stand in a checkpoint.
 *
 * @param prefix of the layers and the last norm, such as {@code model}
 * @param embeddings the table of the tokens' embeddings
 * @param output the output layer's matrix
 * @param joinedProjections whether layers that take the same input have one matrix for all of them: {@code qkv_proj} and
 *     {@code gate_up_proj}
 */
public record LlamaWeightNames(String prefix, String embeddings, String output, boolean joinedProjections) {
    public LlamaWeightNames {
        requireNonNull(prefix, "prefix is null");
        requireNonNull(embeddings, "embeddings is null");
        requireNonNull(output, "output is null");
    }

    /**
     * Finds the output layer's matrix.
     *
     * @param output its name where it is a matrix of its own
     * @param tiedEmbeddings what the configuration says; where it is silent, a checkpoint without an output matrix is tied
     */
    public static LlamaWeightNames of(Weights weights, String prefix, String output, Optional<Boolean> tiedEmbeddings) {
        return of(weights, prefix, prefix + ".embed_tokens.weight", output, tiedEmbeddings);
    }

    /**
     * The same where the table of the tokens' embeddings may have another name.
     *
     * @param embeddings its name
     */
    public static LlamaWeightNames of(
            Weights weights, String prefix, String embeddings, String output, Optional<Boolean> tiedEmbeddings) {
        boolean tied = tiedEmbeddings.orElseGet(() -> weights.find(output).isEmpty());
        return new LlamaWeightNames(
                prefix,
                embeddings,
                tied ? embeddings : output,
                weights.find(prefix + ".layers.0.self_attn.qkv_proj.weight").isPresent());
    }

    String layer(int number) {
        return "%s.layers.%d".formatted(prefix, number);
    }

    String finalNorm() {
        return prefix + ".norm";
    }
}
