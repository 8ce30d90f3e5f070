package dev.tessera.media.embeddings.torch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes pickles, good and bad. */
final class TestingPickle {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** The bytes of instructions and their operands as they are. */
    TestingPickle code(int... codes) {
        Arrays.stream(codes).forEach(bytes::write);
        return this;
    }

    TestingPickle global(String module, String name) {
        return ascii("c%s\n%s\n".formatted(module, name));
    }

    TestingPickle text(String text) {
        byte[] encoded = text.getBytes(UTF_8);
        return code('X').int32(encoded.length).raw(encoded);
    }

    TestingPickle whole(long number) {
        return code(0x8a, 8)
                .raw(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(number)
                        .array());
    }

    TestingPickle tuple(long... numbers) {
        code('(');
        for (long number : numbers) {
            whole(number);
        }
        return code('t');
    }

    TestingPickle int32(int number) {
        return raw(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array());
    }

    /** Text without its length. */
    TestingPickle ascii(String text) {
        return raw(text.getBytes(UTF_8));
    }

    TestingPickle raw(byte[] raw) {
        bytes.writeBytes(raw);
        return this;
    }

    /** Refers to a storage. */
    TestingPickle storage(String storageClass, String key, long count) {
        return code('(')
                .text("storage")
                .global("torch", storageClass)
                .text(key)
                .text("cpu")
                .whole(count)
                .code('t')
                .code('Q');
    }

    /** A tensor of FLOAT32 over storage 0, which {@link TestingArchive} gives twelve numbers. */
    TestingPickle tensor(long offset, long[] sizes, long[] strides) {
        return global("torch._utils", "_rebuild_tensor_v2")
                .code('(')
                .storage("FloatStorage", "0", 12)
                .whole(offset)
                .tuple(sizes)
                .tuple(strides)
                .code(0x89)
                .global("collections", "OrderedDict")
                .code(')', 'R', 't', 'R');
    }

    byte[] stop() {
        return code('.').bytes.toByteArray();
    }

    byte[] unfinished() {
        return bytes.toByteArray();
    }
}
