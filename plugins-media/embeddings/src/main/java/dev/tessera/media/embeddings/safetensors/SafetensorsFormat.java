package dev.tessera.media.embeddings.safetensors;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.tessera.media.embeddings.tensor.StoredTensor;
import dev.tessera.media.embeddings.tensor.TensorBundle;
import dev.tessera.media.embeddings.tensor.TensorErrors;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.TensorFormat;
import dev.tessera.spi.tensor.Tensor;
import jakarta.inject.Inject;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads safetensors: eight bytes with the length of the header, the header in JSON, the numbers. */
public final class SafetensorsFormat implements TensorFormat {
    private static final int LENGTH_BYTES = Long.BYTES;
    /** Names, types and places of a few tensors. */
    private static final int MAX_HEADER_BYTES = 1 << 16;

    private static final String METADATA = "__metadata__";

    @Inject
    public SafetensorsFormat() {}

    @Override
    public boolean recognizes(EncodedMedia media) {
        byte[] bytes = media.bytes();
        return bytes.length > LENGTH_BYTES && bytes[LENGTH_BYTES] == '{';
    }

    @Override
    public Map<String, Tensor> read(EncodedMedia media, long maxBytes) {
        byte[] bytes = media.bytes();
        long length = ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN).getLong();
        long available = Math.min(MAX_HEADER_BYTES, (long) bytes.length - LENGTH_BYTES);
        if (length < 0 || length > available) {
            throw TensorErrors.invalid("the safetensors file says its header has %s bytes, but it can have %d at most"
                    .formatted(Long.toUnsignedString(length), available));
        }
        int start = LENGTH_BYTES + (int) length;
        JsonObject header = HeaderText.read(Arrays.copyOfRange(bytes, LENGTH_BYTES, start));
        MemorySegment data = MemorySegment.ofArray(bytes).asSlice(start);
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (String name : header.names()) {
            if (!name.equals(METADATA)) {
                tensors.put(name, HeaderEntry.read(header.object(name)).tensor(name, data));
            }
        }
        return TensorBundle.copy(tensors, maxBytes);
    }
}
