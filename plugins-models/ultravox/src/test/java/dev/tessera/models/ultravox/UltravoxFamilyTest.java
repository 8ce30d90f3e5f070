package dev.tessera.models.ultravox;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.Model;
import dev.tessera.testkit.checkpoint.TestingCheckpoint;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UltravoxFamilyTest {
    private static final TestingCheckpoint GOLDEN = GoldenUltravox.checkpoint();

    @Test
    void takesAudio() {
        Model model = open(GOLDEN);
        assertThat(model.inputProcessor().modalities()).containsExactly(Modality.AUDIO);
        assertThat(model.contextLength()).isEqualTo(131_072);
        assertThat(model.inputProcessor().placeholderTokens()).isEqualTo(Map.of("<|audio|>", 682));
    }

    @Test
    void hasTheDefaultsThatConfigurationsLeaveOut() {
        UltravoxConfig config = UltravoxConfig.read(GOLDEN.with("text_config", Map.of())
                .with("audio_config", Map.of())
                .with("stack_factor", null)
                .with("projector_ln_mid", null));
        assertThat(config.text().sizes().hiddenSize()).isEqualTo(4096);
        assertThat(config.text().sizes().layers()).isEqualTo(32);
        assertThat(config.text().sizes().keyValueHeads()).isEqualTo(32);
        assertThat(config.text().sizes().headWidth()).isEqualTo(128);
        assertThat(config.text().sizes().vocabularySize()).isEqualTo(32_000);
        assertThat(config.text().tiedEmbeddings()).isEmpty();
        assertThat(config.audio()).isEqualTo(new UltravoxConfig.Audio(4, 384, 6, 80, 1500));
        assertThat(config.projector()).isEqualTo(new UltravoxConfig.Projector(8, false));
    }

    @Test
    void looksUpAReservedTokenWhereTheConfigurationNamesAnOrdinaryOne() {
        assertThat(placeholderToken(GOLDEN.with("audio_token_index", 300))).isEqualTo(682);
        assertThat(placeholderToken(GOLDEN.with("audio_token_index", null))).isEqualTo(682);
        assertThat(placeholderToken(GOLDEN.with("audio_token_index", 683))).isEqualTo(683);
        TestingCheckpoint unlisted = GOLDEN.with("audio_token_index", 300).withFile("tokenizer_config.json", Map.of());
        assertThat(placeholderToken(unlisted)).isEqualTo(682);
        assertInvalid(
                unlisted.withFile("tokenizer.json", Map.of()),
                "audio_token_index: 300 is no added token, and the tokenizer has no <|reserved_special_token_0|>");
    }

    private static int placeholderToken(TestingCheckpoint checkpoint) {
        InputProcessor processor = open(checkpoint).inputProcessor();
        return processor.placeholderTokens().get(processor.placeholder(Modality.AUDIO, 1));
    }

    @Test
    void namesTheCheckpointThatMissingWeightsAreIn() {
        assertInvalid(
                GOLDEN.with("text_model_id", "meta-llama/Llama-3.2-1B-Instruct")
                        .with("text_config", null)
                        .withWeights(GoldenUltravox.weights("audio_tower", "multi_modal_projector")),
                "the checkpoint has no weights of its text model (language_model.*), which it takes from"
                        + " meta-llama/Llama-3.2-1B-Instruct; that checkpoint has to lie in a directory of its name"
                        + " beside this one");
        assertInvalid(
                GOLDEN.with("audio_model_id", "openai/whisper-large-v3-turbo")
                        .withWeights(GoldenUltravox.weights("language_model", "multi_modal_projector")),
                "audio encoder (audio_tower.*), which it takes from openai/whisper-large-v3-turbo");
        assertInvalid(
                GOLDEN.withWeights(GoldenUltravox.weights("language_model", "audio_tower")),
                "projector (multi_modal_projector.*)");
    }

    @Test
    void refusesWhatItDoesNotDo() {
        assertInvalid(GOLDEN.with("text_config", "model_type", "gemma3"), "gemma3 is not supported, only llama");
        assertInvalid(GOLDEN.with("audio_config", "model_type", "wav2vec2"), "wav2vec2 is not supported, only whisper");
        assertInvalid(GOLDEN.with("audio_config", "activation_function", "relu"), "relu is not supported, only gelu");
        assertInvalid(GOLDEN.with("audio_config", "scale_embedding", true), "scaling embeddings is not supported");
        assertInvalid(GOLDEN.with("audio_config", "encoder_attention_heads", 5), "5 heads do not divide 48 features");
        assertInvalid(GOLDEN.with("text_config", "num_key_value_heads", 3), "4 heads with 3 for keys");
        assertInvalid(GOLDEN.with("projector_act", "relu"), "relu is not supported, only swiglu");
        assertInvalid(GOLDEN.with("num_projector_layers", 2), "a projector of 2 layers is not supported");
        assertInvalid(GOLDEN.with("audio_latency_block_size", 100), "attention in blocks is not supported");
        assertInvalid(
                GOLDEN.withFile("preprocessor_config.json", Map.of("feature_size", 80)),
                "80, but config.json says 128");
    }

    private static void assertInvalid(TestingCheckpoint checkpoint, String problem) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> open(checkpoint))
                .withMessageContaining(problem)
                .satisfies(error -> assertThat(error.code()).isEqualTo(INVALID_CHECKPOINT));
    }

    private static Model open(TestingCheckpoint checkpoint) {
        return new UltravoxFamily().open(checkpoint, Optional.empty());
    }
}
