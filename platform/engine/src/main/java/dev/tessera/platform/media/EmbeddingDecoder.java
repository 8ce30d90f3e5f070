package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart.EncodedEmbeddings;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.TensorFormat;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads the tensors of embeddings with the formats that plugins bring. Thread-safe. */
public final class EmbeddingDecoder {
    private final Map<String, TensorFormat> formats;
    private final EmbeddingConfig config;

    /** @param formats by name */
    public EmbeddingDecoder(Map<String, TensorFormat> formats, EmbeddingConfig config) {
        this.formats = new TreeMap<>(formats);
        this.config = requireNonNull(config, "config is null");
    }

    EmbeddingRules rules() {
        return new EmbeddingRules(config.enabled());
    }

    /** Whether embeddings may be in the place of tokens. */
    boolean takesPrompts() {
        return config.promptEnabled();
    }

    /** @throws TesseraException INVALID_MEDIA or MEDIA_TOO_LARGE, with the name of the embeddings */
    EmbeddingItem decode(Modality modality, EncodedEmbeddings embeddings) {
        String name = modality.embeddingsName();
        try {
            Map<String, Tensor> tensors = read(name, embeddings);
            tensors.putAll(embeddings.numbers());
            Tensor rows = tensors.remove(name);
            if (rows == null) {
                throw new TesseraException(INVALID_MEDIA, "there is no %s among %s".formatted(name, tensors.keySet()));
            }
            if (embeddings.numbers().containsKey(name)) {
                throw new TesseraException(
                        INVALID_MEDIA, "%s must be an encoded tensor, not an array of JSON".formatted(name));
            }
            return new EmbeddingItem(modality, rows(name, rows), tensors);
        } catch (TesseraException e) {
            throw e.withParameter(name);
        }
    }

    private Map<String, Tensor> read(String name, EncodedEmbeddings embeddings) {
        Map<String, Tensor> tensors = new HashMap<>();
        long left = config.maxDecodeSize().bytes();
        for (Map.Entry<String, EncodedMedia> entry : embeddings.tensors().entrySet()) {
            Map<String, Tensor> bundle = read(entry.getKey(), entry.getValue(), left);
            for (Tensor tensor : bundle.values()) {
                left -= tensor.data().byteSize();
            }
            if (bundle.size() == 1) {
                tensors.put(entry.getKey(), bundle.values().iterator().next());
            } else if (embeddings.tensors().size() == 1 && entry.getKey().equals(name)) {
                tensors.putAll(bundle);
            } else {
                throw new TesseraException(
                        INVALID_MEDIA,
                        "%s holds %d tensors, but one is needed".formatted(entry.getKey(), bundle.size()));
            }
        }
        if (left < 0) {
            throw new TesseraException(
                    MEDIA_TOO_LARGE,
                    "the tensors of %s have more bytes than the limit of %d"
                            .formatted(name, config.maxDecodeSize().bytes()));
        }
        return tensors;
    }

    private Map<String, Tensor> read(String name, EncodedMedia media, long maxBytes) {
        for (TensorFormat format : formats.values()) {
            if (format.recognizes(media)) {
                return format.read(media, Math.max(0, maxBytes));
            }
        }
        throw new TesseraException(
                INVALID_MEDIA,
                formats.isEmpty()
                        ? "no plugin is installed that reads embeddings"
                        : "%s is in none of the formats that can be read: %s"
                                .formatted(name, String.join(", ", formats.keySet())));
    }

    /** An axis of one element before the rows is left out. */
    private static Tensor rows(String name, Tensor tensor) {
        Shape shape = tensor.shape();
        if (!tensor.type().isFloatingPoint()) {
            throw new TesseraException(
                    INVALID_MEDIA,
                    "%s has numbers of type %s, but floating-point ones are needed".formatted(name, tensor.type()));
        }
        boolean batched = shape.rank() == 3 && shape.size(0) == 1;
        if ((shape.rank() != 2 && !batched) || shape.elementCount() == 0) {
            throw new TesseraException(
                    INVALID_MEDIA,
                    "%s has shape %s, but must have two dimensions: embeddings and hidden size".formatted(name, shape));
        }
        return batched ? new Tensor(tensor.type(), Shape.of(shape.size(1), shape.size(2)), tensor.data()) : tensor;
    }
}
