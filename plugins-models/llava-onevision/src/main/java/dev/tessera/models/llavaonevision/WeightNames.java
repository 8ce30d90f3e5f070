package dev.tessera.models.llavaonevision;

import dev.tessera.models.decoder.LlamaWeightNames;
import dev.tessera.models.vision.VisionTower;
import dev.tessera.spi.checkpoint.Weights;
import java.util.Optional;

/**
 * Where the parts of the network stand in a checkpoint. The hub's have {@code language_model.model.layers} and
 * {@code vision_tower}; those written by transformers 5 have {@code model.language_model.layers} and
 * {@code model.vision_tower}.
 *
 * @param text the language model
 * @param vision prefix of the vision tower
 * @param projector prefix of what makes embeddings of its features
 * @param newline the embedding that ends lines
 */
record WeightNames(LlamaWeightNames text, String vision, String projector, String newline) {
    private static final String NESTED = "model.";

    /** @param tiedEmbeddings whether the output layer is the embedding table, where the configuration says */
    static WeightNames of(Weights weights, Optional<Boolean> tiedEmbeddings) {
        boolean nested = weights.find(NESTED + "image_newline").isPresent();
        String parts = nested ? NESTED : "";
        return new WeightNames(
                LlamaWeightNames.of(
                        weights,
                        nested ? "model.language_model" : "language_model.model",
                        nested ? "lm_head.weight" : "language_model.lm_head.weight",
                        tiedEmbeddings),
                VisionTower.prefix(weights, parts + "vision_tower"),
                parts + "multi_modal_projector",
                parts + "image_newline");
    }
}
