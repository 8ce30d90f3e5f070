package dev.tessera.spi.media;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.Tensor;
import java.util.Map;

/**
 * A format in which programs hand tensors to each other, for embeddings that requests bring. Called from many threads at once,
 * with bytes that nobody has looked at: nothing in them is executed, and sizes are checked before anything is allocated.
 */
public interface TensorFormat {
    /** Whether the bytes begin as those of this format do. */
    boolean recognizes(EncodedMedia media);

    /**
     * Reads all tensors.
     *
     * @param media bytes that this format recognizes
     * @param maxBytes most bytes of all tensors together, once they are dense
     * @return at least one tensor by name; one that has none in this format is called by an empty string. They may be views
     *     of the media's bytes
     * @throws TesseraException INVALID_MEDIA or MEDIA_TOO_LARGE
     */
    Map<String, Tensor> read(EncodedMedia media, long maxBytes);
}
