package dev.tessera.media.embeddings.torch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zip archives as {@code torch.save} writes them, with something wrong. */
final class TestingArchive {
    private static final int NUMBERS = 12;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private int method = ZipEntry.STORED;

    /** An archive of this pickle and a storage of twelve numbers of 32 bits. */
    static TestingArchive of(byte[] pickle) {
        return new TestingArchive()
                .with("a/data.pkl", pickle)
                .with("a/byteorder", "little".getBytes(UTF_8))
                .with("a/data/0", new byte[Float.BYTES * NUMBERS]);
    }

    TestingArchive with(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    TestingArchive compressed() {
        method = ZipEntry.DEFLATED;
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setMethod(method);
                entry.setSize(content.getValue().length);
                CRC32 crc = new CRC32();
                crc.update(content.getValue());
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(content.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
