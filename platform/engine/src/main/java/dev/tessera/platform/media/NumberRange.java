package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Keeps numbers out of the engine that are none, or could become infinite in it. Attention multiplies by zero what a sequence
 * does not see, which makes a number that is none of every one that is not finite, also for other requests.
 */
final class NumberRange {
    private static final ValueLayout.OfDouble DOUBLE = JAVA_DOUBLE_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT = JAVA_FLOAT_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT = JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);

    /** The largest number of half precision, in which encoders compute as well. */
    private static final float LARGEST = 65504;

    private NumberRange() {}

    /** @throws TesseraException INVALID_MEDIA where an embedding has a number that half precision does not hold */
    static void require(EmbeddingItem item) {
        Tensor rows = item.embeddings();
        long count = rows.shape().elementCount();
        for (long i = 0; i < count; i++) {
            float value = value(rows, i);
            if (!(Math.abs(value) <= LARGEST)) {
                String name = item.modality().embeddingsName();
                long width = rows.shape().size(1);
                throw new TesseraException(
                                INVALID_MEDIA,
                                "%s has %s in row %d, column %d, but numbers must be -%.0f to %.0f"
                                        .formatted(name, value, i / width, i % width, LARGEST, LARGEST))
                        .withParameter(name);
            }
        }
    }

    private static float value(Tensor tensor, long index) {
        MemorySegment data = tensor.data();
        return switch (tensor.type()) {
            case FLOAT32 -> data.getAtIndex(FLOAT, index);
            case FLOAT64 -> (float) data.getAtIndex(DOUBLE, index);
            case FLOAT16 -> Float.float16ToFloat(data.getAtIndex(SHORT, index));
            case BFLOAT16 -> Float.intBitsToFloat(data.getAtIndex(SHORT, index) << 16);
            case INT64, INT32, INT16, INT8, UINT8, BOOL ->
                throw new IllegalArgumentException("%s are no embeddings".formatted(tensor));
        };
    }
}
