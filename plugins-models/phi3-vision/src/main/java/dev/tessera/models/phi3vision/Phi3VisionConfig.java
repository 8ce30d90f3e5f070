package dev.tessera.models.phi3vision;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;

import dev.tessera.models.config.SupportedValue;
import dev.tessera.models.decoder.LlamaConfig;
import dev.tessera.models.decoder.LongRope;
import dev.tessera.models.processor.ContextRoom;
import dev.tessera.models.vision.VisionFeatures;
import dev.tessera.models.vision.VisionTowerConfig;
import dev.tessera.models.vision.VisionTowerKind;
import dev.tessera.spi.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code config.json} says. Published configurations do not state the tower, which is that of CLIP ViT-L/14 for tiles of
 * 336 pixels.
 *
 * @param text sizes of the language model
 * @param rope its rotary embedding
 * @param room tokens of the longest sequence
 * @param tiedEmbeddings whether the output layer is the embedding table, where the configuration says
 * @param tower the vision tower
 * @param features what is taken of it
 */
record Phi3VisionConfig(
        LlamaConfig text,
        LongRope rope,
        ContextRoom room,
        Optional<Boolean> tiedEmbeddings,
        VisionTowerConfig tower,
        VisionFeatures features) {
    private static final Map<String, Object> VIT_LARGE_336 = Map.of(
            "hidden_size", 1024,
            "num_hidden_layers", 24,
            "num_attention_heads", 16,
            "image_size", 336,
            "patch_size", 14);
    /** Patches of a side of the square that becomes one embedding. */
    private static final int MERGED = 2;

    /** @param maxLength most tokens of a sequence, where they are limited */
    static Phi3VisionConfig read(JsonObject config, Optional<Integer> maxLength) {
        requireProjection(config.object("embd_layer"));
        LlamaConfig text = LlamaConfig.read(config);
        int window = config.positive("sliding_window", text.contextLength());
        if (window < text.contextLength()) {
            throw config.error(
                    "sliding_window", "attention in a window of %d tokens is not supported".formatted(window));
        }
        ContextRoom room = ContextRoom.of(text.contextLength(), maxLength);
        JsonObject processor = config.object("img_processor");
        VisionTowerConfig tower = tower(processor);
        return new Phi3VisionConfig(
                text,
                LongRope.read(config, text.headWidth(), room.tokens()),
                room,
                config.findFlag("tie_word_embeddings"),
                tower,
                features(processor, tower));
    }

    /** All published checkpoints have the HD transform, learned separators and a projection of two layers. */
    private static void requireProjection(JsonObject layer) {
        SupportedValue.require(layer, "embedding_cls", "image");
        SupportedValue.require(layer, "projection_cls", "mlp");
        SupportedValue.require(layer, "hd_transform_order", "sub_glb");
        for (String step : List.of("use_hd_transform", "with_learnable_separator")) {
            if (!layer.flag(step, false)) {
                throw layer.error(step, "leaving this out is not supported");
            }
        }
    }

    private static VisionTowerConfig tower(JsonObject processor) {
        SupportedValue.require(processor, "name", "clip_vision_model");
        VisionTowerConfig tower = VisionTowerConfig.read(
                processor
                        .findObject("vision_config")
                        .orElseGet(
                                () -> JsonObject.of(VIT_LARGE_336, "config.json: img_processor", INVALID_CHECKPOINT)),
                VisionTowerKind.CLIP);
        int width = processor.positive("image_dim_out", tower.width());
        if (width != tower.width()) {
            throw processor.error("image_dim_out", "%d, but the tower makes %d".formatted(width, tower.width()));
        }
        if (tower.side() % MERGED != 0) {
            throw processor.error(
                    "vision_config", "%d patches from side to side are no whole squares".formatted(tower.side()));
        }
        return tower;
    }

    private static VisionFeatures features(JsonObject processor, VisionTowerConfig tower) {
        SupportedValue.require(processor, "type_feature", "patch");
        return VisionFeatures.patches(processor, "layer_idx", tower, -2);
    }

    /** Squares of patches from one side of a tile to the other, each an embedding. */
    int squares() {
        return tower.side() / MERGED;
    }

    /** Features of a square before the projection. */
    long squareWidth() {
        return (long) MERGED * MERGED * tower.width();
    }
}
