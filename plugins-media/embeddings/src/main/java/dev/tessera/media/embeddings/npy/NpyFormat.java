package dev.tessera.media.embeddings.npy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tessera.media.embeddings.tensor.StoredTensor;
import dev.tessera.media.embeddings.tensor.TensorBundle;
import dev.tessera.media.embeddings.tensor.TensorErrors;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.TensorFormat;
import dev.tessera.spi.tensor.Tensor;
import jakarta.inject.Inject;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;

/** Reads an array that {@code numpy.save} wrote: magic bytes, version, length of the header, header, numbers. */
public final class NpyFormat implements TensorFormat {
    private static final byte[] MAGIC = "\u0093NUMPY".getBytes(ISO_8859_1);
    private static final int VERSION_BYTES = 2;
    /** Twice what NumPy itself reads of a file that it does not trust. */
    private static final int MAX_HEADER_BYTES = 20_000;

    @Inject
    public NpyFormat() {}

    @Override
    public boolean recognizes(EncodedMedia media) {
        byte[] bytes = media.bytes();
        return bytes.length >= MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    @Override
    public Map<String, Tensor> read(EncodedMedia media, long maxBytes) {
        ByteBuffer bytes = ByteBuffer.wrap(media.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(MAGIC.length);
        requireRemaining(bytes, VERSION_BYTES);
        int version = bytes.get();
        bytes.get();
        long length = headerLength(bytes, version);
        if (length > MAX_HEADER_BYTES) {
            throw TensorErrors.tooLarge("the npy file has a header of %d bytes, but %d at most are read"
                    .formatted(length, MAX_HEADER_BYTES));
        }
        requireRemaining(bytes, length);
        byte[] header = new byte[(int) length];
        bytes.get(header);
        MemorySegment numbers = MemorySegment.ofArray(media.bytes()).asSlice(bytes.position());
        StoredTensor array = NpyHeader.parse(new String(header, ISO_8859_1)).array(numbers);
        return TensorBundle.copy(Map.of("", array), maxBytes);
    }

    private static long headerLength(ByteBuffer bytes, int version) {
        return switch (version) {
            case 1 -> {
                requireRemaining(bytes, Short.BYTES);
                yield Short.toUnsignedLong(bytes.getShort());
            }
            case 2, 3 -> {
                requireRemaining(bytes, Integer.BYTES);
                yield Integer.toUnsignedLong(bytes.getInt());
            }
            default ->
                throw TensorErrors.unsupported("the npy file has version %d, but 1 to 3 are known".formatted(version));
        };
    }

    private static void requireRemaining(ByteBuffer bytes, long count) {
        if (bytes.remaining() < count) {
            throw TensorErrors.invalid("the npy file is cut off");
        }
    }
}
