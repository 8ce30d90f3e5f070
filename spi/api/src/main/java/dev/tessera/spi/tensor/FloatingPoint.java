package dev.tessera.spi.tensor;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Stored floating-point formats, to and from 32 bits. */
final class FloatingPoint {
    private static final ValueLayout.OfDouble DOUBLE = JAVA_DOUBLE_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT = JAVA_FLOAT_UNALIGNED.withOrder(LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT = JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);

    private FloatingPoint() {}

    static float[] decode(DataType type, MemorySegment data) {
        return switch (type) {
            case FLOAT32 -> data.toArray(FLOAT);
            case FLOAT64 -> decodeDoubles(data.toArray(DOUBLE));
            case FLOAT16 -> decodeHalves(data.toArray(SHORT));
            case BFLOAT16 -> decodeBrains(data.toArray(SHORT));
            case INT64, INT32, INT16, INT8, UINT8, BOOL ->
                throw new IllegalStateException("the tensor holds %s, not floating point".formatted(type));
        };
    }

    static byte[] encode(DataType type, float[] values) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, type.bytes())];
        MemorySegment data = MemorySegment.ofArray(bytes);
        for (int i = 0; i < values.length; i++) {
            switch (type) {
                case FLOAT32 -> data.setAtIndex(FLOAT, i, values[i]);
                case FLOAT64 -> data.setAtIndex(DOUBLE, i, values[i]);
                case FLOAT16 -> data.setAtIndex(SHORT, i, Float.floatToFloat16(values[i]));
                case BFLOAT16 -> data.setAtIndex(SHORT, i, toBrain(values[i]));
                case INT64, INT32, INT16, INT8, UINT8, BOOL ->
                    throw new IllegalArgumentException("%s is not floating point".formatted(type));
            }
        }
        return bytes;
    }

    private static float[] decodeDoubles(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static float[] decodeHalves(short[] bits) {
        float[] floats = new float[bits.length];
        for (int i = 0; i < bits.length; i++) {
            floats[i] = Float.float16ToFloat(bits[i]);
        }
        return floats;
    }

    /** A bfloat16 is the upper half of a 32-bit floating-point number. */
    private static float[] decodeBrains(short[] bits) {
        float[] floats = new float[bits.length];
        for (int i = 0; i < bits.length; i++) {
            floats[i] = Float.intBitsToFloat(bits[i] << 16);
        }
        return floats;
    }

    private static short toBrain(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            // kept quiet, for rounding could make it infinite
            return (short) ((bits >>> 16) | 0x40);
        }
        int lowestKeptBit = (bits >>> 16) & 1;
        return (short) ((bits + 0x7FFF + lowestKeptBit) >>> 16);
    }
}
