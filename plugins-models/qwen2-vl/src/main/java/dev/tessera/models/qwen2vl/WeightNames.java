package dev.tessera.models.qwen2vl;

import dev.tessera.models.decoder.LlamaWeightNames;
import dev.tessera.spi.checkpoint.Weights;
import java.util.Optional;

/**
 * Where the parts of the network stand in a checkpoint. The hub's first checkpoints have {@code model.layers} and
 * {@code visual}; those written by transformers 5 have {@code model.language_model.layers} and {@code model.visual}.
 *
 * @param text the language model
 * @param vision prefix of the vision tower
 */
record WeightNames(LlamaWeightNames text, String vision) {
    private static final String NESTED = "model.language_model";

    /** @param tiedEmbeddings whether the output layer is the embedding table, where the configuration says */
    static WeightNames of(Weights weights, Optional<Boolean> tiedEmbeddings) {
        boolean nested = weights.find(NESTED + ".embed_tokens.weight").isPresent();
        return new WeightNames(
                LlamaWeightNames.of(weights, nested ? NESTED : "model", "lm_head.weight", tiedEmbeddings),
                nested ? "model.visual" : "visual");
    }

    String visionBlock(int number) {
        return "%s.blocks.%d".formatted(vision, number);
    }
}
