package dev.tessera.spi.model;

/**
 * The sizes of a decoder that the engine must know to lay out its caches.
 *
 * @param layers attention layers, each with a KV cache
 * @param keyValueHeads heads of keys and values
 * @param headWidth features of a head
 * @param hiddenSize features of a token, and of a media embedding
 * @param vocabularySize number of logits
 */
public record DecoderDimensions(int layers, int keyValueHeads, int headWidth, int hiddenSize, int vocabularySize) {
    public DecoderDimensions {
        if (layers < 1 || keyValueHeads < 1 || headWidth < 1 || hiddenSize < 1 || vocabularySize < 1) {
            throw new IllegalArgumentException(
                    "%d layers, %d key heads, %d features a head, %d features a token and %d tokens are not all positive"
                            .formatted(layers, keyValueHeads, headWidth, hiddenSize, vocabularySize));
        }
    }
}
