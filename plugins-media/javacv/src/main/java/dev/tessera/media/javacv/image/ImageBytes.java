package dev.tessera.media.javacv.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/** A range of an image file. Reading past its end gives INVALID_MEDIA, "the image is truncated". Immutable. */
public final class ImageBytes {
    private final byte[] bytes;
    private final int start;
    private final int length;

    /** Wraps the bytes, which must not change any more. */
    public ImageBytes(byte[] bytes) {
        this(requireNonNull(bytes, "bytes is null"), 0, bytes.length);
    }

    private ImageBytes(byte[] bytes, int start, int length) {
        this.bytes = bytes;
        this.start = start;
        this.length = length;
    }

    public int length() {
        return length;
    }

    public ImageBytes slice(long offset, long size) {
        return new ImageBytes(bytes, index(offset, size), (int) size);
    }

    public ImageBytes from(long offset) {
        return slice(offset, length - offset);
    }

    public byte[] toArray() {
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    /** The whole file's bytes, not copied where this is the whole file. Callers do not change them. */
    public byte[] array() {
        return start == 0 && length == bytes.length ? bytes : toArray();
    }

    /** The bytes as characters of the same number. */
    public String text() {
        return new String(bytes, start, length, ISO_8859_1);
    }

    /** Whether the given characters stand at the offset. False past the end. */
    public boolean hasText(long offset, String text) {
        return offset >= 0
                && offset <= length - text.length()
                && slice(offset, text.length()).text().equals(text);
    }

    public int unsigned8(long offset) {
        return bytes[index(offset, 1)] & 0xff;
    }

    public int unsigned16(long offset, boolean littleEndian) {
        int first = unsigned8(offset);
        int second = unsigned8(offset + 1);
        return littleEndian ? second << 8 | first : first << 8 | second;
    }

    public long unsigned32(long offset, boolean littleEndian) {
        long first = unsigned16(offset, littleEndian);
        long second = unsigned16(offset + 2, littleEndian);
        return littleEndian ? second << 16 | first : first << 16 | second;
    }

    /** Offset of a byte with the given value, counted from this range's start, or -1. */
    public int indexOf(int value, int from) {
        for (int i = from; i < length; i++) {
            if ((bytes[start + i] & 0xff) == value) {
                return i;
            }
        }
        return -1;
    }

    private int index(long offset, long size) {
        if (offset < 0 || size < 0 || offset > length - size) {
            throw ImageErrors.truncated();
        }
        return start + (int) offset;
    }
}
