package dev.tessera.backend.pytorch.natives;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The archive format of TorchScript: a zip without compression that holds the source and a pickled module. The module has no
 * tensors, for scripts take them as arguments.
 */
final class ScriptArchive {
    /** Protocol 2; a new object of class {@code __torch__.Model}; its state, {@code {"training": False}}. */
    private static final String MODEL = "\u0080\u0002c__torch__\nModel\nq\0)\u0081}(X\u0008\0\0\0training\u0089ub.";
    /** Protocol 2; an empty tuple. */
    private static final String NO_CONSTANTS = "\u0080\u0002).";

    /** A fixed time, so that the same source gives the same bytes. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ScriptArchive() {}

    /** The archive of a module {@code __torch__} that has a class {@code Model}. */
    static byte[] of(String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            write(zip, "data.pkl", MODEL.getBytes(ISO_8859_1));
            write(zip, "code/__torch__.py", source.getBytes(UTF_8));
            write(zip, "constants.pkl", NO_CONSTANTS.getBytes(ISO_8859_1));
            write(zip, "version", "10\n".getBytes(UTF_8));
            write(zip, "byteorder", "little".getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry("m/" + name);
        entry.setTimeLocal(EPOCH);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
