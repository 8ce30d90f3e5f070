package dev.tessera.media.javacv.mp4;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Boxes of MP4 files. */
final class TestingBoxes {
    private TestingBoxes() {}

    static byte[] box(String type, byte[]... contents) {
        byte[] content = join(contents);
        return join(numbers(8 + content.length), type.getBytes(US_ASCII), content);
    }

    static byte[] box(String type, int... numbers) {
        return box(type, numbers(numbers));
    }

    /** A box whose size has 64 bits. */
    static byte[] longBox(String type, byte[] content) {
        return join(numbers(1), type.getBytes(US_ASCII), numbers(0, 16 + content.length), content);
    }

    static byte[] fixedSizes(int size, int count) {
        return box("stsz", 0, size, count);
    }

    /** A track of sound whose samples last a tick each, in chunks of so many. */
    static byte[] pcm(int samples, int chunkSamples, int chunks) {
        int[] offsets = new int[2 + chunks];
        offsets[1] = chunks;
        byte[] tables = join(
                fixedSizes(2, samples),
                box("stts", 0, 1, samples, 1),
                box("stsc", 0, 1, 1, chunkSamples, 1),
                box("stco", offsets));
        return box("trak", box("mdia", handler("soun"), box("minf", box("stbl", tables))));
    }

    static byte[] handler(String type) {
        return box("hdlr", numbers(0, 0), type.getBytes(US_ASCII), numbers(0, 0, 0));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    static byte[] numbers(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }
}
