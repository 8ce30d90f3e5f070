package dev.tessera.models.ultravox;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;

import dev.tessera.models.decoder.LlamaWeightNames;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the parts of the network stand in a checkpoint. */
final class WeightNames {
    static final String TEXT = "language_model";
    static final String AUDIO = "audio_tower";
    static final String PROJECTOR = "multi_modal_projector";

    private WeightNames() {}

    static LlamaWeightNames text(Weights weights, Optional<Boolean> tiedEmbeddings) {
        return LlamaWeightNames.of(weights, TEXT + ".model", TEXT + ".lm_head.weight", tiedEmbeddings);
    }

    /** The prefix of the audio encoder, which in a Whisper checkpoint is a part of the model. */
    static String audio(Weights weights) {
        String inside = AUDIO + ".model.encoder";
        return weights.find(inside + ".conv1.weight").isPresent()
                        && weights.find(AUDIO + ".conv1.weight").isEmpty()
                ? inside
                : AUDIO;
    }

    /** The checkpoints that have the networks that training did not change, which published checkpoints leave out. */
    static Map<String, String> parts(JsonObject config) {
        Map<String, String> parts = new HashMap<>();
        config.findString("text_model_id").ifPresent(name -> parts.put(TEXT, name));
        config.findString("audio_model_id").ifPresent(name -> parts.put(AUDIO, name));
        return parts;
    }

    static void requireComplete(Weights weights, JsonObject config) {
        Map<String, String> parts = parts(config);
        require(weights, TEXT, "text model", Optional.ofNullable(parts.get(TEXT)));
        require(weights, AUDIO, "audio encoder", Optional.ofNullable(parts.get(AUDIO)));
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
                                                    ", which it takes from %s; that checkpoint has to lie in a directory of its name beside this one"
                                                            ::formatted)
                                            .orElse("")));
        }
    }
}
