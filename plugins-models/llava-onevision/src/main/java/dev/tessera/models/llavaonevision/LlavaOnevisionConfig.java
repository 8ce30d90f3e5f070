package dev.tessera.models.llavaonevision;

import dev.tessera.models.config.Activation;
import dev.tessera.models.config.AddedTokens;
import dev.tessera.models.config.SupportedValue;
import dev.tessera.models.decoder.LlamaText;
import dev.tessera.models.vision.VisionFeatures;
import dev.tessera.models.vision.VisionTowerConfig;
import dev.tessera.models.vision.VisionTowerKind;
import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.graph.ElementwiseOp.UnaryFunction;
import dev.tessera.spi.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code config.json} says. Published configurations leave out what equals the defaults of transformers.
 *
 * @param text the language model
 * @param tower the vision tower
 * @param features what is taken of it
 * @param projection the function between the projector's layers
 * @param resolutions to which pictures are brought
 * @param maxTiles tiles whose features are as many as a picture's may be before they are scaled down
 * @param image what stands for an image in a prompt
 * @param video what stands for a video
 */
record LlavaOnevisionConfig(
        LlamaText text,
        VisionTowerConfig tower,
        VisionFeatures features,
        UnaryFunction projection,
        GridPinpoints resolutions,
        int maxTiles,
        Placeholder image,
        Placeholder video) {
    /**
     * @param text what it is written as
     * @param tokenId the token that it is
     */
    record Placeholder(String text, int tokenId) {}

    private static final Map<String, Object> QWEN2_DEFAULTS = Map.of(
            "hidden_size", 4096,
            "num_hidden_layers", 32,
            "num_attention_heads", 32,
            "num_key_value_heads", 32,
            "vocab_size", 151_936,
            "max_position_embeddings", 32_768);
    private static final String ASPECT_RATIO = "vision_aspect_ratio";
    private static final Pattern ANY_RESOLUTION = Pattern.compile("anyres_max_([1-9][0-9]{0,2})");

    static LlavaOnevisionConfig read(Checkpoint checkpoint) {
        JsonObject config = checkpoint.config();
        VisionTowerConfig tower = VisionTowerConfig.read(config.object("vision_config"), VisionTowerKind.SIGLIP);
        VisionFeatures features = VisionFeatures.read(config, tower, -1, "full");
        if (features.classToken()) {
            throw config.error("vision_feature_select_strategy", "a class token has no place between tiles");
        }
        return new LlavaOnevisionConfig(
                text(config),
                tower,
                features,
                Activation.read(config, "projector_hidden_act", "gelu"),
                GridPinpoints.find(config, tower.imageSize(), GridPinpoints.MAX_TILES)
                        .orElseGet(() -> GridPinpoints.standard(tower.imageSize())),
                maxTiles(config),
                placeholder(checkpoint, "image"),
                placeholder(checkpoint, "video"));
    }

    private static LlamaText text(JsonObject config) {
        JsonObject text = config.object("text_config").withDefaults(QWEN2_DEFAULTS);
        SupportedValue.require(text, "model_type", "qwen2");
        if (text.flag("use_sliding_window", false)) {
            throw text.error("use_sliding_window", "attention in a sliding window is not supported");
        }
        // which of the two counts differs between versions, and neither denies what a checkpoint leaves out
        boolean tied = config.flag("tie_word_embeddings", false) || text.flag("tie_word_embeddings", false);
        return LlamaText.read(text, tied ? Optional.of(true) : Optional.empty());
    }

    private static int maxTiles(JsonObject config) {
        String ratio = config.string(ASPECT_RATIO, "anyres_max_9");
        Matcher matcher = ANY_RESOLUTION.matcher(ratio);
        if (!matcher.matches()) {
            throw config.error(
                    ASPECT_RATIO, "%s is not supported, only anyres_max_1 to anyres_max_999".formatted(ratio));
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static Placeholder placeholder(Checkpoint checkpoint, String modality) {
        JsonObject config = checkpoint.config();
        String setting = modality + "_token_index";
        String text = checkpoint
                .json("processor_config.json")
                .flatMap(processor -> processor.findString(modality + "_token"))
                .orElse("<%s>".formatted(modality));
        int id = config.findInteger(setting)
                .or(() -> config.findInteger(modality + "_token_id"))
                .or(() -> AddedTokens.read(checkpoint).find(text))
                .orElseThrow(() -> config.error(setting, "missing, and the tokenizer has no %s".formatted(text)));
        return new Placeholder(text, id);
    }
}
