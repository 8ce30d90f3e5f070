package dev.tessera.models.ultravox;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;

import dev.tessera.models.decoder.LlamaWeightNames;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.Optional;

/** Where the parts of the network stand in a checkpoint. */
final class WeightNames {
    static final String AUDIO = "audio_tower";
    static final String PROJECTOR = "multi_modal_projector";
    private static final String TEXT = "language_model";

    private WeightNames() {}

    static LlamaWeightNames text(Weights weights, Optional<Boolean> tiedEmbeddings) {
        return LlamaWeightNames.of(weights, TEXT + ".model", TEXT + ".lm_head.weight", tiedEmbeddings);
    }

    static String audioLayer(int number) {
        return "%s.layers.%d".formatted(AUDIO, number);
    }

    /** Published checkpoints leave out networks that training did not change, and name the checkpoints that have them. */
    static void requireComplete(Weights weights, JsonObject config) {
        require(weights, TEXT, "text model", config.findString("text_model_id"));
        require(weights, AUDIO, "audio encoder", config.findString("audio_model_id"));
        require(weights, PROJECTOR, "projector", Optional.empty());
    }

    private static void require(Weights weights, String prefix, String role, Optional<String> origin) {
        if (weights.names().stream().noneMatch(name -> name.startsWith(prefix + "."))) {
            throw new TesseraException(
                    INVALID_CHECKPOINT,
                    "the checkpoint has no weights of its %s (%s.*)%s"
                            .formatted(
                                    role,
                                    prefix,
                                    origin.map(
                                                    ", which it takes from %s; both have to be saved as one checkpoint"
                                                            ::formatted)
                                            .orElse("")));
        }
    }
}
