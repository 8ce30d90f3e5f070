package dev.tessera.media.javacv.metadata;

import static java.util.Objects.requireNonNull;

import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.ImageErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The first directory of a TIFF file, or of an EXIF block, which has the same form. Reads values when asked. */
public final class TiffDirectory {
    private static final int ENTRY_BYTES = 12;
    private static final int MAX_VALUES = 1 << 16;

    private final ImageBytes bytes;
    private final boolean littleEndian;
    private final Map<Integer, Entry> entries;

    private TiffDirectory(ImageBytes bytes, boolean littleEndian, Map<Integer, Entry> entries) {
        this.bytes = bytes;
        this.littleEndian = littleEndian;
        this.entries = entries;
    }

    /** Reads the directory that the header at the start of the bytes points to. */
    public static TiffDirectory read(ImageBytes bytes) {
        requireNonNull(bytes, "bytes is null");
        boolean littleEndian = bytes.hasText(0, "II");
        if (!littleEndian && !bytes.hasText(0, "MM")) {
            throw ImageErrors.invalid("TIFF", "its byte order is missing");
        }
        int version = bytes.unsigned16(2, littleEndian);
        if (version != 42) {
            throw ImageErrors.unsupported("TIFF images of version %d".formatted(version));
        }
        long directory = bytes.unsigned32(4, littleEndian);
        int count = bytes.unsigned16(directory, littleEndian);
        Map<Integer, Entry> entries = new HashMap<>();
        for (int i = 0; i < count; i++) {
            long at = directory + 2 + (long) i * ENTRY_BYTES;
            int tag = bytes.unsigned16(at, littleEndian);
            int type = bytes.unsigned16(at + 2, littleEndian);
            long values = bytes.unsigned32(at + 4, littleEndian);
            int size = sizeOf(type);
            if (size > 0 && values > 0) {
                long offset = values * size <= 4 ? at + 8 : bytes.unsigned32(at + 8, littleEndian);
                entries.put(tag, new Entry(type, values, offset));
            }
        }
        return new TiffDirectory(bytes, littleEndian, entries);
    }

    public boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** The one whole number that a tag holds; empty where the tag is missing or holds something else. */
    public OptionalInt number(int tag) {
        List<Integer> numbers = numbers(tag);
        return numbers.size() == 1 ? OptionalInt.of(numbers.getFirst()) : OptionalInt.empty();
    }

    /** The whole numbers that a tag holds; none where it is missing or of another type. Larger than int become -1. */
    public List<Integer> numbers(int tag) {
        Entry entry = entries.get(tag);
        if (entry == null || !entry.isInteger()) {
            return List.of();
        }
        if (entry.count > MAX_VALUES) {
            throw ImageErrors.invalid("TIFF", "tag %d has %d values".formatted(tag, entry.count));
        }
        List<Integer> numbers = new ArrayList<>();
        int size = sizeOf(entry.type);
        for (int i = 0; i < entry.count; i++) {
            long value = unsigned(entry.offset + (long) i * size, size);
            numbers.add(value > Integer.MAX_VALUE ? -1 : (int) value);
        }
        return numbers;
    }

    /** The bytes that a tag holds; none where it is missing. */
    public ImageBytes bytes(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? bytes.slice(0, 0) : bytes.slice(entry.offset, entry.count * sizeOf(entry.type));
    }

    private long unsigned(long offset, int size) {
        return switch (size) {
            case 1 -> bytes.unsigned8(offset);
            case 2 -> bytes.unsigned16(offset, littleEndian);
            default -> bytes.unsigned32(offset, littleEndian);
        };
    }

    private static int sizeOf(int type) {
        return switch (type) {
            case 1, 2, 6, 7 -> 1;
            case 3, 8 -> 2;
            case 4, 9, 11, 13 -> 4;
            case 5, 10, 12 -> 8;
            default -> 0;
        };
    }

    private record Entry(int type, long count, long offset) {
        boolean isInteger() {
            return type == 1 || type == 3 || type == 4 || type == 6 || type == 8 || type == 9;
        }
    }
}
