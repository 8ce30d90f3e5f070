package dev.tessera.media.javacv;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;

/** AVI files of JPEG pictures whose header says 16 x 16 pixels, whatever the pictures have. */
final class TestingAvi {
    private static final int SIDE = 16;

    private TestingAvi() {}

    static byte[] jpeg(int width, int height) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", file);
        return file.toByteArray();
    }

    static byte[] of(int framesPerSecond, byte[]... pictures) {
        byte[] header = numbers(1_000_000 / framesPerSecond, 0, 0, 0, pictures.length, 0, 1, 0, SIDE, SIDE, 0, 0, 0, 0);
        byte[] stream = numbers(0, 0, 0, 0, 0, 1, framesPerSecond, 0, pictures.length, 0, -1, 0, 0, 0);
        System.arraycopy("vidsMJPG".getBytes(US_ASCII), 0, stream, 0, 8);
        byte[] format = numbers(40, SIDE, SIDE, 1 | 24 << 16, 0, 0, 0, 0, 0, 0);
        System.arraycopy("MJPG".getBytes(US_ASCII), 0, format, 16, 4);
        byte[] streams = list("strl", chunk("strh", stream), chunk("strf", format));
        byte[][] frames = new byte[pictures.length][];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = chunk("00dc", pictures[i]);
        }
        return chunk("RIFF", join("AVI ", list("hdrl", chunk("avih", header), streams), list("movi", frames)));
    }

    private static byte[] list(String type, byte[]... chunks) {
        return chunk("LIST", join(type, chunks));
    }

    private static byte[] join(String type, byte[]... chunks) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(type.getBytes(US_ASCII));
        for (byte[] chunk : chunks) {
            joined.writeBytes(chunk);
        }
        return joined.toByteArray();
    }

    private static byte[] chunk(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] numbers(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }
}
