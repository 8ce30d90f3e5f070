package dev.tessera.spi.tensor;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Stored whole numbers, to 64 bits. */
final class WholeNumbers {
    private static final ValueLayout.OfLong LONG = JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT = JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);

    private WholeNumbers() {}

    static long[] decode(DataType type, MemorySegment data) {
        long[] numbers = new long[Math.toIntExact(data.byteSize() / type.bytes())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (type) {
                case INT64 -> data.getAtIndex(LONG, i);
                case INT32 -> data.getAtIndex(INT, i);
                case INT16 -> data.getAtIndex(SHORT, i);
                case INT8 -> data.get(JAVA_BYTE, i);
                case UINT8, BOOL -> Byte.toUnsignedInt(data.get(JAVA_BYTE, i));
                case FLOAT64, FLOAT32, FLOAT16, BFLOAT16 ->
                    throw new IllegalStateException("the tensor holds %s, not whole numbers".formatted(type));
            };
        }
        return numbers;
    }
}
