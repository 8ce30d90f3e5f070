package dev.tessera.spi.model;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.media.Modality;
import dev.tessera.spi.tensor.Tensor;
import java.util.Map;

/**
 * An item after input processing: what an encoder takes and a processor cache keeps.
 *
 * @param modality the item's modality
 * @param fields tensors by name, such as {@code pixel_values} and {@code image_grid_thw}; the family's encoder knows them
 * @param embeddingCount rows that the encoder makes of the item, which is the number of positions that take them
 */
public record ProcessedItem(Modality modality, Map<String, Tensor> fields, int embeddingCount) {
    public ProcessedItem {
        requireNonNull(modality, "modality is null");
        fields = Map.copyOf(fields);
        if (embeddingCount < 1) {
            throw new IllegalArgumentException("%d embeddings are too few".formatted(embeddingCount));
        }
    }

    /** The field of that name, which the item must have. */
    public Tensor field(String name) {
        return requireNonNull(fields.get(name), () -> "the item has no field " + name);
    }
}
