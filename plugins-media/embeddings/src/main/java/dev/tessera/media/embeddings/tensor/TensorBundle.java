package dev.tessera.media.embeddings.tensor;

import dev.tessera.spi.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tensors of one file, counted before they are copied. */
public final class TensorBundle {
    private static final int MAX_TENSORS = 16;

    private TensorBundle() {}

    /**
     * Copies tensors.
     *
     * @param stored at least one, by name
     * @param maxBytes most bytes of all together
     */
    public static Map<String, Tensor> copy(Map<String, StoredTensor> stored, long maxBytes) {
        if (stored.isEmpty()) {
            throw TensorErrors.invalid("the file has no tensor");
        }
        if (stored.size() > MAX_TENSORS) {
            throw TensorErrors.tooLarge(
                    "the file has %d tensors, but %d at most are read".formatted(stored.size(), MAX_TENSORS));
        }
        long bytes = 0;
        for (StoredTensor tensor : stored.values()) {
            bytes += tensor.bytes();
        }
        if (bytes > maxBytes) {
            throw TensorErrors.tooLarge(
                    "the tensors of the file have %d bytes, but the limit is %d (embeddings.max-decode-size)"
                            .formatted(bytes, maxBytes));
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        stored.forEach((name, tensor) -> tensors.put(name, tensor.toTensor()));
        return tensors;
    }
}
