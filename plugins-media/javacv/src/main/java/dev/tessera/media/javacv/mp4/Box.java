package dev.tessera.media.javacv.mp4;

import java.nio.ByteBuffer;

/**
 * A box of an MP4 file, as far as the file has it.
 *
 * @param type its four letters, as a big-endian number
 * @param content what comes after its header; reading it does not move its position
 */
record Box(int type, ByteBuffer content) {
    private static final long WHOLE_REST = 0;
    private static final long LONG_SIZE = 1;
    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;

    /**
     * Reads the box at the position, and goes past it.
     *
     * @param boxes has at least {@link #HEADER} bytes
     * @return a box of type 0 where the bytes are none, after which nothing is left
     */
    static Box next(ByteBuffer boxes) {
        int start = boxes.position();
        long size = Integer.toUnsignedLong(boxes.getInt(start));
        int type = boxes.getInt(start + Integer.BYTES);
        int header = HEADER;
        if (size == LONG_SIZE && boxes.remaining() >= LONG_HEADER) {
            size = boxes.getLong(start + HEADER);
            header = LONG_HEADER;
        } else if (size == WHOLE_REST) {
            size = boxes.remaining();
        }
        if (size < header) {
            boxes.position(boxes.limit());
            return new Box(0, ByteBuffer.allocate(0));
        }
        int length = (int) Math.min(size, boxes.remaining());
        boxes.position(start + length);
        return new Box(type, boxes.slice(start + header, length - header));
    }

    static boolean hasNext(ByteBuffer boxes) {
        return boxes.remaining() >= HEADER;
    }

    /** The 32 bits at an offset without a sign, or 0 where the box ends before. */
    long number(int offset) {
        return offset + Integer.BYTES <= content.limit() ? Integer.toUnsignedLong(content.getInt(offset)) : 0;
    }

    /** How many entries a table has that fit in the box. */
    long entries(int countOffset, int entryBytes) {
        long fitting = Math.max(0, content.limit() - countOffset - Integer.BYTES) / entryBytes;
        return Math.min(number(countOffset), fitting);
    }

    /** The number of a type's four letters. */
    static int type(String letters) {
        int type = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            type = type << Byte.SIZE | letters.charAt(i);
        }
        return type;
    }
}
