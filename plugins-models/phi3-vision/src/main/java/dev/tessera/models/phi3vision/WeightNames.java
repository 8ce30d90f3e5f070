package dev.tessera.models.phi3vision;

import dev.tessera.models.decoder.LlamaWeightNames;
import dev.tessera.spi.checkpoint.Weights;
import java.util.Optional;

/** Where the parts of the network stand in a checkpoint. */
final class WeightNames {
    private static final String VISION = "model.vision_embed_tokens";

    static final String TOWER = VISION + ".img_processor.vision_model";
    static final String PROJECTION = VISION + ".img_projection";
    /** Ends each line of squares. */
    static final String LINE_SEPARATOR = VISION + ".sub_GN";
    /** Stands between the crops and the whole picture. */
    static final String GLOBAL_SEPARATOR = VISION + ".glb_GN";

    private WeightNames() {}

    /**
     * The language model's names. The image encoder of the original shares the table of the tokens' embeddings, so that it is
     * stored under either's name, or under both.
     */
    static LlamaWeightNames text(Weights weights, Optional<Boolean> tiedEmbeddings) {
        String own = "model.embed_tokens.weight";
        return LlamaWeightNames.of(
                weights,
                "model",
                weights.find(own).isPresent() ? own : VISION + ".wte.weight",
                "lm_head.weight",
                tiedEmbeddings);
    }
}
