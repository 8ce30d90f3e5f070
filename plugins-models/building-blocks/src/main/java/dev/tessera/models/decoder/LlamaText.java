package dev.tessera.models.decoder;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.json.JsonObject;
import java.util.Optional;

/**
 * What a configuration says of a language model built like Llama whose positions have one axis.
 *
 * @param sizes of its layers
 * @param rotaryFrequencies half the head width; nobody changes them
 * @param tiedEmbeddings whether the output layer is the embedding table, where the configuration says
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares it
public record LlamaText(LlamaConfig sizes, float[] rotaryFrequencies, Optional<Boolean> tiedEmbeddings) {
    public LlamaText {
        requireNonNull(sizes, "sizes is null");
        requireNonNull(rotaryFrequencies, "rotaryFrequencies is null");
        requireNonNull(tiedEmbeddings, "tiedEmbeddings is null");
    }

    /** @param text the object with {@code hidden_size} and its like, and what it says of rotary embeddings */
    public static LlamaText read(JsonObject text, Optional<Boolean> tiedEmbeddings) {
        LlamaConfig sizes = LlamaConfig.read(text);
        return new LlamaText(sizes, RotaryFrequencies.read(text, sizes.headWidth()), tiedEmbeddings);
    }

    /** The network, whose weights have these names. */
    public LlamaDecoder decoder(LlamaWeightNames names) {
        return new LlamaDecoder(
                sizes, names, (graph, positions) -> RotaryAngles.sequential(graph, positions, rotaryFrequencies));
    }
}
