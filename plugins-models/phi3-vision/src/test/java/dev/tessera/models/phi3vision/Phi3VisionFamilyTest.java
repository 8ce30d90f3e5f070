package dev.tessera.models.phi3vision;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static dev.tessera.spi.graph.ElementwiseOp.UnaryFunction.QUICK_GELU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.models.decoder.LlamaWeightNames;
import dev.tessera.models.vision.VisionTowerConfig;
import dev.tessera.models.vision.VisionTowerKind;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.testkit.checkpoint.TestingCheckpoint;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class Phi3VisionFamilyTest {
    private static final TestingCheckpoint GOLDEN = GoldenPhi3Vision.checkpoint();

    @Test
    void takesImages() {
        Model model = open(GOLDEN);
        assertThat(model.inputProcessor().modalities()).containsExactly(Modality.IMAGE);
        assertThat(model.inputProcessor().placeholder(Modality.IMAGE, 3)).isEqualTo("<|image_3|>");
        assertThat(model.inputProcessor().placeholderTokens()).isEqualTo(Map.of("<|image_%d|>", 711));
        assertThat(model.inputProcessor().specialTokensInEachText()).isTrue();
        assertThat(model.contextLength()).isEqualTo(4096);
    }

    @Test
    void keepsTheCheckpointsContextWhereSequencesAreLimited() {
        Model limited = new Phi3VisionFamily().open(GOLDEN, Optional.of(192));
        assertThat(limited.contextLength()).isEqualTo(4096);
    }

    @Test
    void takesTheFactorsOfTheLongestSequence() {
        assertThat(frequencies(Optional.of(192))).containsExactly(frequencies(Optional.of(10)));
        assertThat(frequencies(Optional.of(193))).containsExactly(frequencies(Optional.empty()));
        assertThat(frequencies(Optional.of(5000))).containsExactly(frequencies(Optional.empty()));
        assertThat(frequencies(Optional.empty())).isNotEqualTo(frequencies(Optional.of(192)));
    }

    private static float[] frequencies(Optional<Integer> maxLength) {
        return Phi3VisionConfig.read(GOLDEN.config(), maxLength).rope().frequencies();
    }

    @Test
    void hasTheTowerThatPublishedConfigurationsLeaveOut() {
        Phi3VisionConfig config =
                Phi3VisionConfig.read(GoldenPhi3Vision.published().config(), Optional.empty());
        assertThat(config.tower())
                .isEqualTo(new VisionTowerConfig(VisionTowerKind.CLIP, 1024, 24, 16, 336, 14, QUICK_GELU, 1e-5));
        assertThat(config.features().layers()).isEqualTo(23);
        assertThat(config.squares()).isEqualTo(12);
        assertThat(config.squareWidth()).isEqualTo(4096);
    }

    @Test
    void findsTheTableOfTokensUnderEitherName() {
        String own = "model.embed_tokens.weight";
        String shared = "model.vision_embed_tokens.wte.weight";
        assertThat(names(own, "lm_head.weight")).isEqualTo(new LlamaWeightNames("model", own, "lm_head.weight", false));
        assertThat(names(shared, "lm_head.weight").embeddings()).isEqualTo(shared);
        assertThat(names(own, shared).embeddings()).isEqualTo(own);
        assertThat(names(shared).output()).isEqualTo(shared);
        assertThat(names(own, "model.layers.0.self_attn.qkv_proj.weight").joinedProjections())
                .isTrue();
    }

    private static LlamaWeightNames names(String... tensors) {
        TestingWeights weights = TestingWeights.empty();
        for (String tensor : tensors) {
            weights = weights.with(tensor, Shape.of(1), 1);
        }
        return WeightNames.text(weights, Optional.empty());
    }

    @Test
    void looksTheImageTokenUp() {
        Map<String, Object> tokens = Map.of("32044", Map.of("content", "<|image|>"));
        TestingCheckpoint published = GOLDEN.withFile("tokenizer_config.json", Map.of("added_tokens_decoder", tokens));
        assertThat(open(published).inputProcessor().placeholderTokens()).containsValue(32_044);
        TestingCheckpoint unlisted = GOLDEN.withFile("tokenizer_config.json", Map.of());
        assertThat(open(unlisted).inputProcessor().placeholderTokens()).containsValue(711);
        assertInvalid(unlisted.withFile("tokenizer.json", Map.of()), "the tokenizer has no added token <|image|>");
    }

    @Test
    void refusesWhatItDoesNotDo() {
        assertInvalid(
                GOLDEN.with("embd_layer", "hd_transform_order", "glb_sub"), "glb_sub is not supported, only sub_glb");
        assertInvalid(GOLDEN.with("embd_layer", "projection_cls", "linear"), "linear is not supported, only mlp");
        assertInvalid(GOLDEN.with("embd_layer", "use_hd_transform", false), "leaving this out is not supported");
        assertInvalid(GOLDEN.with("embd_layer", "with_learnable_separator", null), "leaving this out is not supported");
        assertInvalid(GOLDEN.with("img_processor", "name", "siglip"), "siglip is not supported");
        assertInvalid(GOLDEN.with("img_processor", "type_feature", "cls_patch"), "cls_patch is not supported");
        assertInvalid(GOLDEN.with("img_processor", "layer_idx", 7), "layer_idx: 7, but the vision tower has 5");
        assertInvalid(GOLDEN.with("img_processor", "image_dim_out", 50), "50, but the tower makes 48");
        assertInvalid(GOLDEN.with("sliding_window", 4095), "a window of 4095 tokens is not supported");
        assertInvalid(GOLDEN.with("rope_scaling", null), "rope_scaling: missing");
        assertInvalid(settings("tile_size", 336), "336, but config.json makes it 56");
        assertInvalid(settings("num_img_tokens", 144), "144, but config.json makes it 4");
        assertInvalid(settings("num_crops", 65), "num_crops: 65 is more than 64");
        Map<String, Object> odd =
                Map.of("image_size", 70, "patch_size", 14, "hidden_size", 48, "num_attention_heads", 3);
        assertInvalid(
                GOLDEN.with("img_processor", "vision_config", odd), "5 patches from side to side are no whole squares");
    }

    private static TestingCheckpoint settings(String name, Object value) {
        return GOLDEN.withFile("preprocessor_config.json", Map.of(name, value));
    }

    private static void assertInvalid(TestingCheckpoint checkpoint, String problem) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> open(checkpoint))
                .withMessageContaining(problem)
                .satisfies(error -> assertThat(error.code()).isEqualTo(INVALID_CHECKPOINT));
    }

    private static Model open(TestingCheckpoint checkpoint) {
        return new Phi3VisionFamily().open(checkpoint, Optional.empty());
    }
}
