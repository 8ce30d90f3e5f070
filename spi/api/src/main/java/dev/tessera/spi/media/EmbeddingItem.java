package dev.tessera.spi.media;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.tensor.Tensor;
import java.util.Map;

/**
 * What an encoder would make of media, computed elsewhere.
 *
 * @param modality what was encoded
 * @param embeddings one row for each of the item's embeddings, of any floating-point type
 * @param fields what the model needs to know besides, such as {@code image_grid_thw}, by the checkpoint's names
 */
public record EmbeddingItem(Modality modality, Tensor embeddings, Map<String, Tensor> fields) implements MediaItem {
    public EmbeddingItem {
        requireNonNull(modality, "modality is null");
        requireNonNull(embeddings, "embeddings is null");
        fields = Map.copyOf(fields);
        if (embeddings.shape().rank() != 2 || embeddings.shape().elementCount() == 0) {
            throw new IllegalArgumentException("embeddings are rows of numbers, but have shape " + embeddings.shape());
        }
        if (!embeddings.type().isFloatingPoint()) {
            throw new IllegalArgumentException("embeddings are floating-point numbers, but are " + embeddings.type());
        }
    }

    @Override
    public String toString() {
        return "%s embeddings %s".formatted(modality, embeddings);
    }
}
