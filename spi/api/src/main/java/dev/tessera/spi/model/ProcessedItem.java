package dev.tessera.spi.model;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.media.Modality;
import dev.tessera.spi.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/**
 * An item after input processing: what an encoder takes and a processor cache keeps.
 *
 * @param modality the item's modality
 * @param fields tensors by name, such as {@code pixel_values} and {@code image_grid_thw}; the family's encoder and its
 *     positions know them
 * @param embeddingCount rows that the encoder makes of the item, which is the number of positions that take them
 * @param embeddings those rows, {@code [embeddingCount, hidden]} of any floating-point type, where they were computed
 *     elsewhere; such an item goes round the encoder
 */
public record ProcessedItem(
        Modality modality, Map<String, Tensor> fields, int embeddingCount, Optional<Tensor> embeddings) {
    public ProcessedItem {
        requireNonNull(modality, "modality is null");
        fields = Map.copyOf(fields);
        if (embeddingCount < 1) {
            throw new IllegalArgumentException("%d embeddings are too few".formatted(embeddingCount));
        }
        embeddings.ifPresent(rows -> requireRows(rows, embeddingCount));
    }

    /** An item that the encoder still has to take. */
    public ProcessedItem(Modality modality, Map<String, Tensor> fields, int embeddingCount) {
        this(modality, fields, embeddingCount, Optional.empty());
    }

    /**
     * An item whose embeddings were computed elsewhere.
     *
     * @param fields what positions need to know
     * @param embeddings {@code [count, hidden]}, of any floating-point type
     */
    public static ProcessedItem embedded(Modality modality, Map<String, Tensor> fields, Tensor embeddings) {
        return new ProcessedItem(
                modality, fields, Math.toIntExact(embeddings.shape().size(0)), Optional.of(embeddings));
    }

    private static void requireRows(Tensor embeddings, int count) {
        if (embeddings.shape().rank() != 2
                || embeddings.shape().size(0) != count
                || !embeddings.type().isFloatingPoint()) {
            throw new IllegalArgumentException("%s is not %d embeddings".formatted(embeddings, count));
        }
    }

    /** The field of that name, which the item must have. */
    public Tensor field(String name) {
        return requireNonNull(fields.get(name), () -> "the item has no field " + name);
    }

    /** Bytes that the item's tensors take. */
    public long bytes() {
        long bytes = embeddings.map(rows -> rows.data().byteSize()).orElse(0L);
        for (Tensor field : fields.values()) {
            bytes += field.data().byteSize();
        }
        return bytes;
    }
}
