package dev.tessera.models.llavaonevision;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.models.llavaonevision.LlavaOnevisionConfig.Placeholder;
import dev.tessera.models.vision.VisionFeatures;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.graph.ElementwiseOp.UnaryFunction;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.testkit.checkpoint.TestingCheckpoint;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LlavaOnevisionFamilyTest {
    private static final TestingCheckpoint GOLDEN = GoldenLlavaOnevision.unweighted();

    @Test
    void takesImagesAndVideos() {
        Model model = new LlavaOnevisionFamily().open(GOLDEN, Optional.empty());
        assertThat(model.inputProcessor().modalities()).containsExactlyInAnyOrder(Modality.IMAGE, Modality.VIDEO);
        assertThat(model.contextLength()).isEqualTo(32_768);
    }

    @Test
    void hasTheDefaultsThatConfigurationsLeaveOut() {
        LlavaOnevisionConfig config = LlavaOnevisionConfig.read(GOLDEN.with("text_config", Map.of())
                .with("vision_config", Map.of())
                .with("vision_feature_layer", null)
                .with("vision_feature_select_strategy", null)
                .with("vision_aspect_ratio", null)
                .with("projector_hidden_act", null)
                .with("tie_word_embeddings", null)
                .with("image_grid_pinpoints", null));
        assertThat(config.text().sizes().hiddenSize()).isEqualTo(4096);
        assertThat(config.text().sizes().layers()).isEqualTo(32);
        assertThat(config.text().sizes().vocabularySize()).isEqualTo(151_936);
        assertThat(config.text().tiedEmbeddings()).isEmpty();
        assertThat(config.tower().imageSize()).isEqualTo(224);
        assertThat(config.features()).isEqualTo(new VisionFeatures(12, false));
        assertThat(config.projection()).isEqualTo(UnaryFunction.GELU);
        assertThat(config.resolutions()).isEqualTo(GridPinpoints.standard(224));
        assertThat(config.resolutions().maxTiles()).isEqualTo(36);
        assertThat(config.maxTiles()).isEqualTo(9);
    }

    /** Which of the two configurations says it differs between versions of transformers. */
    @Test
    void tiesTheOutputLayerWhereEitherConfigurationSaysSo() {
        TestingCheckpoint untied =
                GOLDEN.with("tie_word_embeddings", false).with("text_config", "tie_word_embeddings", false);
        assertThat(tied(GOLDEN)).contains(true);
        assertThat(tied(GOLDEN.with("tie_word_embeddings", false))).contains(true);
        assertThat(tied(untied.with("tie_word_embeddings", true))).contains(true);
        assertThat(tied(untied)).isEmpty();
    }

    private static Optional<Boolean> tied(TestingCheckpoint checkpoint) {
        return LlavaOnevisionConfig.read(checkpoint).text().tiedEmbeddings();
    }

    @Test
    void looksTokensUp() {
        assertThat(LlavaOnevisionConfig.read(GOLDEN).image()).isEqualTo(new Placeholder("<image>", 703));
        TestingCheckpoint renamed = GOLDEN.with("video_token_index", null);
        assertThat(LlavaOnevisionConfig.read(renamed).video()).isEqualTo(new Placeholder("<video>", 704));
        assertThat(LlavaOnevisionConfig.read(renamed.with("video_token_id", 700))
                        .video())
                .isEqualTo(new Placeholder("<video>", 700));
        assertThat(LlavaOnevisionConfig.read(GoldenLlavaOnevision.with(
                                renamed, "processor_config.json", "video_token", "<|im_end|>"))
                        .video())
                .isEqualTo(new Placeholder("<|im_end|>", 702));
        assertRefused(
                GoldenLlavaOnevision.with(renamed, "processor_config.json", "video_token", "<film>"),
                "config.json: video_token_index: missing, and the tokenizer has no <film>");
    }

    @Test
    void refusesWhatItCannotDo() {
        assertRefused(
                GOLDEN.with("text_config", "model_type", "llama"),
                "text_config.model_type: llama is not supported, only qwen2");
        assertRefused(
                GOLDEN.with("text_config", "use_sliding_window", true),
                "attention in a sliding window is not supported");
        assertRefused(
                GOLDEN.with("vision_config", "model_type", "dinov2_vision_model"),
                "a vision tower of type dinov2_vision_model is not supported");
        assertRefused(
                GOLDEN.with("vision_config", "model_type", "clip_vision_model"),
                "vision_feature_select_strategy: a class token has no place between tiles");
        assertRefused(
                GOLDEN.with("vision_feature_layer", List.of(-1, -2)),
                "vision_feature_layer: expected a whole number, found [-1, -2]");
        assertRefused(
                GOLDEN.with("vision_aspect_ratio", "pad"),
                "vision_aspect_ratio: pad is not supported, only anyres_max_1 to anyres_max_999");
        assertRefused(
                GOLDEN.with("image_grid_pinpoints", List.of(List.of(56, 57))),
                "image_grid_pinpoints: number 1 is not a height and a width of 1 to 144 whole tiles of 56 pixels");
        assertRefused(
                GoldenLlavaOnevision.with(
                        GOLDEN, "preprocessor_config.json", "image_grid_pinpoints", List.of(List.of(56, 56))),
                "preprocessor_config.json: image_grid_pinpoints: not the resolutions that config.json has");
        assertRefused(
                GoldenLlavaOnevision.with(
                        GOLDEN, "preprocessor_config.json", "size", Map.of("height", 56, "width", 84)),
                "size: 84 x 56 pixels, but the vision tower takes 56 x 56");
        assertRefused(
                GoldenLlavaOnevision.with(
                        GOLDEN, "video_preprocessor_config.json", "size", Map.of("height", 28, "width", 28)),
                "size: 28 x 28 pixels, but the vision tower takes 56 x 56");
        assertRefused(
                GoldenLlavaOnevision.with(GOLDEN, "preprocessor_config.json", "do_normalize", false),
                "do_normalize: leaving this step out is not supported");
    }

    @Test
    void findsTheOutputLayerWhereThereIsOne() {
        String table = "language_model.model.embed_tokens.weight";
        assertThat(output(table)).isEqualTo(table);
        assertThat(output(table, "language_model.lm_head.weight")).isEqualTo("language_model.lm_head.weight");
        String nested = "model.language_model.embed_tokens.weight";
        assertThat(output("model.image_newline", nested)).isEqualTo(nested);
        assertThat(output("model.image_newline", nested, "lm_head.weight")).isEqualTo("lm_head.weight");
    }

    private static String output(String... tensors) {
        TestingWeights weights = TestingWeights.empty();
        for (String tensor : tensors) {
            weights = weights.with(tensor, Shape.of(1), 1);
        }
        return WeightNames.of(weights, Optional.empty()).text().output();
    }

    private static void assertRefused(TestingCheckpoint checkpoint, String message) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> new LlavaOnevisionFamily().open(checkpoint, Optional.empty()))
                .withMessageContaining(message)
                .satisfies(error -> assertThat(error.code()).isEqualTo(INVALID_CHECKPOINT));
    }
}
