package dev.tessera.media.embeddings.zip;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.media.embeddings.tensor.TensorErrors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A zip archive in memory whose entries are not compressed, so that it unpacks to no more than it is. The directory at the
 * end counts (PKWARE's APPNOTE 4.3.12 and 4.3.16). {@link java.util.zip.ZipInputStream} does not read such entries where
 * their sizes follow them, as they do here, and {@link java.util.zip.ZipFile} needs a file.
 */
public final class StoredZip {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int MAX_ENTRIES = 1024;

    private final ByteBuffer content;
    private final Map<String, ZipEntryPlace> entries = new LinkedHashMap<>();

    private StoredZip(ByteBuffer content) {
        this.content = content;
    }

    /** Reads the directory of an archive. */
    public static StoredZip read(byte[] archive) {
        StoredZip zip = new StoredZip(ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN));
        zip.readDirectory();
        return zip;
    }

    private void readDirectory() {
        int end = findEnd();
        int count = Short.toUnsignedInt(content.getShort(end + 10));
        long size = Integer.toUnsignedLong(content.getInt(end + 12));
        long start = Integer.toUnsignedLong(content.getInt(end + 16));
        if (count > MAX_ENTRIES) {
            throw TensorErrors.tooLarge(
                    "the zip archive has %d entries, but %d at most are read".formatted(count, MAX_ENTRIES));
        }
        if (start + size > end) {
            throw TensorErrors.invalid("the zip archive's directory is not where its end says");
        }
        ByteBuffer directory = content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        directory.position((int) start).limit((int) (start + size));
        for (int i = 0; i < count; i++) {
            ZipEntryPlace entry = ZipEntryPlace.read(directory);
            if (entries.put(entry.name(), entry) != null) {
                throw TensorErrors.invalid(
                        "the zip archive has two entries called " + TensorErrors.quoted(entry.name()));
            }
        }
    }

    /** The end of the directory is the last thing of the archive but for a comment. */
    private int findEnd() {
        int last = content.limit() - END_BYTES;
        for (int at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
            if (content.getInt(at) == END_SIGNATURE
                    && at + END_BYTES + Short.toUnsignedInt(content.getShort(at + 20)) == content.limit()) {
                return at;
            }
        }
        throw TensorErrors.invalid("the zip archive is cut off: it has no directory at its end");
    }

    /** The names of the entries, in order of the directory. */
    public Iterable<String> names() {
        return entries.keySet();
    }

    /**
     * The bytes of an entry, read only.
     *
     * @return nothing where there is no entry of that name
     */
    public Optional<ByteBuffer> find(String name) {
        return Optional.ofNullable(entries.get(name)).map(entry -> entry.slice(content));
    }

    /** The text of a short entry, without white space at its ends. */
    public Optional<String> findText(String name) {
        return find(name)
                .filter(bytes -> bytes.remaining() < 100)
                .map(bytes -> UTF_8.decode(bytes).toString().strip());
    }
}
