package dev.tessera.models.qwen2vl;

import dev.tessera.models.config.SupportedValue;
import dev.tessera.models.decoder.LlamaConfig;
import dev.tessera.models.decoder.RotaryFrequencies;
import dev.tessera.spi.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What {@code config.json} says, in the layout of the hub's first Qwen2-VL checkpoints, with the text settings at the top,
 * or in that of transformers 5, with a {@code text_config}.
 *
 * @param text the language model
 * @param vision the vision tower
 * @param imageTokenId token that stands for an image patch
 * @param videoTokenId token that stands for a video patch
 */
record Qwen2VlConfig(Text text, Vision vision, int imageTokenId, int videoTokenId) {
    /**
     * @param decoder sizes of the language model
     * @param ropeTheta base of the rotary frequencies
     * @param ropeSections frequencies that follow time, height and width
     * @param tiedEmbeddings whether the output layer is the embedding table, where the configuration says
     */
    record Text(LlamaConfig decoder, double ropeTheta, List<Integer> ropeSections, Optional<Boolean> tiedEmbeddings) {}

    /**
     * @param depth number of blocks
     * @param width features of a patch
     * @param heads attention heads
     * @param patchSize pixels of a patch's side
     * @param temporalPatchSize frames of a patch
     * @param mergeSize patches of the side of the square that becomes one embedding
     */
    record Vision(int depth, int width, int heads, int patchSize, int temporalPatchSize, int mergeSize) {
        int headWidth() {
            return width / heads;
        }

        /** Values of one patch: channels, frames, rows and columns. */
        int patchValues() {
            return 3 * temporalPatchSize * patchSize * patchSize;
        }

        /** Patches that become one embedding. */
        int mergedPatches() {
            return mergeSize * mergeSize;
        }
    }

    static Qwen2VlConfig read(JsonObject config) {
        return new Qwen2VlConfig(
                text(config.findObject("text_config").orElse(config), config),
                vision(config.object("vision_config")),
                config.integer("image_token_id"),
                config.integer("video_token_id"));
    }

    private static Text text(JsonObject text, JsonObject config) {
        if (text.flag("use_sliding_window", false)) {
            throw text.error("use_sliding_window", "attention in a sliding window is not supported");
        }
        LlamaConfig decoder = LlamaConfig.read(text);
        JsonObject rope = RotaryFrequencies.scaling(text).orElseThrow(() -> text.error("rope_scaling", "missing"));
        return new Text(
                decoder,
                RotaryFrequencies.theta(text),
                ropeSections(rope, decoder.headWidth()),
                config.findFlag("tie_word_embeddings"));
    }

    private static List<Integer> ropeSections(JsonObject rope, int headWidth) {
        String type = RotaryFrequencies.type(rope);
        if (!type.equals("mrope") && !type.equals("default")) {
            throw rope.error("type", "rotary scaling of type %s is not supported".formatted(type));
        }
        List<Integer> sections = rope.integers("mrope_section");
        long sum = sections.stream().mapToLong(Integer::longValue).sum();
        if (sections.size() != 3 || sections.stream().anyMatch(section -> section < 1) || sum != headWidth / 2) {
            throw rope.error(
                    "mrope_section", "%s are not three parts of %d frequencies".formatted(sections, headWidth / 2));
        }
        return sections;
    }

    private static Vision vision(JsonObject vision) {
        SupportedValue.require(vision, "hidden_act", "quick_gelu");
        int channels = vision.findPositive("in_channels").orElseGet(() -> vision.positive("in_chans", 3));
        if (channels != 3) {
            throw vision.error("in_channels", "%d colour channels are not supported, only 3".formatted(channels));
        }
        int width = vision.positive("embed_dim");
        int heads = vision.positive("num_heads");
        if (width % (4 * heads) != 0) {
            throw vision.error("num_heads", "%d heads do not divide %d features into fours".formatted(heads, width));
        }
        return new Vision(
                vision.positive("depth"),
                width,
                heads,
                vision.positive("patch_size"),
                vision.positive("temporal_patch_size", 2),
                vision.positive("spatial_merge_size", 2));
    }
}
