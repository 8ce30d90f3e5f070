package dev.tessera.models.ultravox;

import dev.tessera.models.config.SupportedValue;
import dev.tessera.models.decoder.LlamaText;
import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.json.JsonObject;
import java.util.Map;

/**
 * What {@code config.json} says. Published configurations leave out what equals the defaults of transformers.
 *
 * @param text the language model
 * @param audio the audio encoder
 * @param projector what joins them
 */
record UltravoxConfig(LlamaText text, Audio audio, Projector projector) {
    /**
     * @param layers number of layers
     * @param width features of a frame
     * @param heads attention heads
     * @param melBins values of a frame before the encoder
     * @param maxPositions most frames after the second convolution, which halves their number
     */
    record Audio(int layers, int width, int heads, int melBins, int maxPositions) {
        int headWidth() {
            return width / heads;
        }
    }

    /**
     * @param stackFactor frames that become one embedding
     * @param normInMiddle whether the second norm stands before the last layer, as since version 0.5, and not after it
     */
    record Projector(int stackFactor, boolean normInMiddle) {}

    private static final Map<String, Object> LLAMA_DEFAULTS = Map.of(
            "hidden_size", 4096,
            "num_hidden_layers", 32,
            "num_attention_heads", 32,
            "vocab_size", 32_000,
            "max_position_embeddings", 2048);
    private static final Map<String, Object> WHISPER_DEFAULTS = Map.of(
            "encoder_layers", 4,
            "encoder_attention_heads", 6,
            "d_model", 384,
            "num_mel_bins", 80,
            "max_source_positions", 1500);

    static UltravoxConfig read(Checkpoint checkpoint) {
        JsonObject config = checkpoint.config();
        return new UltravoxConfig(
                text(network(checkpoint, WeightNames.TEXT, "text_config", "llama", LLAMA_DEFAULTS)),
                audio(network(checkpoint, WeightNames.AUDIO, "audio_config", "whisper", WHISPER_DEFAULTS)),
                projector(config));
    }

    /** The configuration of one of the networks inside, which has to be of the type that this family runs. */
    private static JsonObject network(
            Checkpoint checkpoint, String part, String name, String expectedType, Map<String, Object> defaults) {
        JsonObject stated = checkpoint
                .part(part)
                .map(Checkpoint::config)
                .orElseGet(() -> checkpoint.config().object(name));
        SupportedValue.require(stated, "model_type", expectedType);
        return stated.withDefaults(defaults);
    }

    private static LlamaText text(JsonObject text) {
        return LlamaText.read(text, text.findFlag("tie_word_embeddings"));
    }

    private static Audio audio(JsonObject audio) {
        SupportedValue.require(audio, "activation_function", "gelu");
        if (audio.flag("scale_embedding", false)) {
            throw audio.error("scale_embedding", "scaling embeddings is not supported");
        }
        int width = audio.positive("d_model");
        int heads = audio.positive("encoder_attention_heads");
        if (width % heads != 0) {
            throw audio.error("encoder_attention_heads", "%d heads do not divide %d features".formatted(heads, width));
        }
        return new Audio(
                audio.positive("encoder_layers"),
                width,
                heads,
                audio.positive("num_mel_bins"),
                audio.positive("max_source_positions"));
    }

    private static Projector projector(JsonObject config) {
        SupportedValue.require(config, "projector_act", "swiglu");
        int layers = config.integer("num_projector_layers", 0);
        if (layers != 0) {
            throw config.error("num_projector_layers", "a projector of %d layers is not supported".formatted(layers));
        }
        if (config.has("audio_latency_block_size")) {
            throw config.error("audio_latency_block_size", "attention in blocks is not supported");
        }
        return new Projector(config.positive("stack_factor", 8), config.flag("projector_ln_mid", false));
    }
}
