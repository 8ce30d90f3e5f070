package dev.tessera.models.decoder;

import dev.tessera.models.config.SupportedValue;
import dev.tessera.spi.json.JsonObject;
import java.util.Optional;

/**
 * The settings of a language model built like Llama: pre-norm layers of grouped-query attention and gated feed-forward.
 *
 * @param hiddenSize features of a token
 * @param layers number of layers
 * @param heads query heads
 * @param keyValueHeads key and value heads
 * @param headWidth features of a head, an even number
 * @param normEpsilon of the RMS norms
 * @param vocabularySize number of logits
 * @param contextLength most tokens of a sequence
 */
public record LlamaConfig(
        int hiddenSize,
        int layers,
        int heads,
        int keyValueHeads,
        int headWidth,
        double normEpsilon,
        int vocabularySize,
        int contextLength) {
    /**
     * Reads the settings of a language model whose sizes the configuration states.
     *
     * @param text the object with {@code hidden_size} and its like
     */
    public static LlamaConfig read(JsonObject text) {
        SupportedValue.require(text, "hidden_act", "silu");
        int hiddenSize = text.positive("hidden_size");
        int heads = text.positive("num_attention_heads");
        int keyValueHeads = text.positive("num_key_value_heads", heads);
        int headWidth = headWidth(text, hiddenSize, heads);
        if (heads % keyValueHeads != 0 || headWidth % 2 != 0) {
            throw heads(text, hiddenSize, heads, keyValueHeads);
        }
        return new LlamaConfig(
                hiddenSize,
                text.positive("num_hidden_layers"),
                heads,
                keyValueHeads,
                headWidth,
                text.number("rms_norm_eps", 1e-6),
                text.positive("vocab_size"),
                text.positive("max_position_embeddings"));
    }

    private static int headWidth(JsonObject text, int hiddenSize, int heads) {
        Optional<Integer> stated = text.findPositive("head_dim");
        if (stated.isEmpty() && hiddenSize % heads != 0) {
            throw heads(text, hiddenSize, heads, text.positive("num_key_value_heads", heads));
        }
        return stated.orElse(hiddenSize / heads);
    }

    private static RuntimeException heads(JsonObject text, int hiddenSize, int heads, int keyValueHeads) {
        return text.error(
                "num_attention_heads",
                "%d heads with %d for keys do not divide %d features into pairs"
                        .formatted(heads, keyValueHeads, hiddenSize));
    }
}
