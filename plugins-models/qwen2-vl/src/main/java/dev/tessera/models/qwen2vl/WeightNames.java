package dev.tessera.models.qwen2vl;

import dev.tessera.spi.checkpoint.Weights;
import java.util.Optional;

/**
 * Where the parts of the network stand in a checkpoint. The hub's first checkpoints have {@code model.layers} and
 * {@code visual}; those written by transformers 5 have {@code model.language_model.layers} and {@code model.visual}.
 *
 * @param text prefix of the language model
 * @param vision prefix of the vision tower
 * @param output the output layer's matrix
 */
record WeightNames(String text, String vision, String output) {
    private static final String OUTPUT = "lm_head.weight";

    /**
     * @param tiedEmbeddings what the configuration says; where it is silent, a checkpoint without an output matrix is tied
     */
    static WeightNames of(Weights weights, Optional<Boolean> tiedEmbeddings) {
        boolean nested =
                weights.find("model.language_model.embed_tokens.weight").isPresent();
        String text = nested ? "model.language_model" : "model";
        boolean tied = tiedEmbeddings.orElseGet(() -> weights.find(OUTPUT).isEmpty());
        return new WeightNames(text, nested ? "model.visual" : "visual", tied ? text + ".embed_tokens.weight" : OUTPUT);
    }

    String embeddings() {
        return text + ".embed_tokens.weight";
    }

    String layer(int number) {
        return "%s.layers.%d".formatted(text, number);
    }

    String finalNorm() {
        return text + ".norm";
    }

    String visionBlock(int number) {
        return "%s.blocks.%d".formatted(vision, number);
    }
}
