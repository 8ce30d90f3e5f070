package dev.tessera.media.javacv;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.ImageItem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Images for tests, and a parser with the default configuration. */
public final class TestingImages {
    static final JsonObject NO_OPTIONS = JsonObject.empty("media_io_kwargs.image", INVALID_REQUEST);
    static final JavacvConfig DEFAULT_CONFIG =
            new JavacvConfig(178_956_970, List.of("255", "255", "255"), 4096, 268_435_456);
    static final ImageParser PARSER = new ImageParser(DEFAULT_CONFIG);

    private TestingImages() {}

    static ImageItem parse(byte[] file) {
        return PARSER.parse(new EncodedMedia(file, ""), NO_OPTIONS);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of the images beside {@code expected.tsv}. */
    static byte[] image(String name) {
        try (InputStream stream = TestingImages.class.getResourceAsStream("images/" + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the images that all families' reference results use. */
    public static byte[] golden(String name) {
        try {
            return Files.readAllBytes(goldens().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path goldens() {
        return Path.of(System.getProperty("tessera.root"), "spi/testkit/goldens/media");
    }

    /** A PNG file with a sound header of any size, and nothing after it. */
    static byte[] pngHeader(int width, int height) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        file.writeBytes(pngChunk("IHDR", header));
        return file.toByteArray();
    }

    static byte[] pngChunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }

    /** Text followed by the given number of zeros, deflated. */
    static byte[] deflated(String text, int zeros) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(new byte[zeros]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
