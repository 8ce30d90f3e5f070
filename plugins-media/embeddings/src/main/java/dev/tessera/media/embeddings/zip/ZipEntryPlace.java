package dev.tessera.media.embeddings.zip;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.media.embeddings.tensor.TensorErrors;
import dev.tessera.spi.error.TesseraException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Where an entry of an archive is, as the archive's directory says.
 *
 * @param header first byte of the header that precedes the entry's bytes
 * @param crc of the entry's bytes
 */
record ZipEntryPlace(String name, int method, int flags, long header, long size, int crc) {
    private static final int DIRECTORY_SIGNATURE = 0x02014b50;
    private static final int HEADER_SIGNATURE = 0x04034b50;
    private static final int HEADER_BYTES = 30;
    private static final int STORED = 0;
    private static final int ENCRYPTED = 1;

    /** Reads an entry of the directory and goes to the next. */
    static ZipEntryPlace read(ByteBuffer directory) {
        try {
            if (directory.getInt() != DIRECTORY_SIGNATURE) {
                throw TensorErrors.invalid("the zip archive's directory is damaged");
            }
            skip(directory, 4);
            int flags = directory.getShort();
            int method = directory.getShort();
            skip(directory, 4);
            int crc = directory.getInt();
            long packed = Integer.toUnsignedLong(directory.getInt());
            long size = Integer.toUnsignedLong(directory.getInt());
            byte[] name = new byte[Short.toUnsignedInt(directory.getShort())];
            int further = Short.toUnsignedInt(directory.getShort()) + Short.toUnsignedInt(directory.getShort());
            skip(directory, 8);
            long header = Integer.toUnsignedLong(directory.getInt());
            directory.get(name);
            skip(directory, further);
            if (method == STORED && packed != size) {
                throw TensorErrors.invalid("the zip archive's directory is damaged");
            }
            return new ZipEntryPlace(new String(name, UTF_8), method, flags, header, size, crc);
        } catch (BufferUnderflowException _) {
            throw TensorErrors.invalid("the zip archive's directory is cut off");
        }
    }

    private static void skip(ByteBuffer buffer, int bytes) {
        if (bytes > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        buffer.position(buffer.position() + bytes);
    }

    /** The entry's bytes. */
    ByteBuffer slice(ByteBuffer archive) {
        if (method != STORED || (flags & ENCRYPTED) != 0) {
            throw TensorErrors.unsupported(
                    "the zip archive's entry %s is compressed or encrypted, which torch.save does not do"
                            .formatted(TensorErrors.quoted(name)));
        }
        long room = archive.limit() - HEADER_BYTES - size;
        if (header > room || archive.getInt((int) header) != HEADER_SIGNATURE) {
            throw outside();
        }
        long start = header
                + HEADER_BYTES
                + Short.toUnsignedInt(archive.getShort((int) header + 26))
                + Short.toUnsignedInt(archive.getShort((int) header + 28));
        if (start + size > archive.limit()) {
            throw outside();
        }
        ByteBuffer bytes = archive.slice((int) start, (int) size).asReadOnlyBuffer();
        CRC32 actual = new CRC32();
        actual.update(bytes.duplicate());
        if ((int) actual.getValue() != crc) {
            throw TensorErrors.invalid("the zip archive's entry %s is damaged".formatted(TensorErrors.quoted(name)));
        }
        return bytes;
    }

    private TesseraException outside() {
        return TensorErrors.invalid(
                "the zip archive's entry %s is not where its directory says".formatted(TensorErrors.quoted(name)));
    }
}
