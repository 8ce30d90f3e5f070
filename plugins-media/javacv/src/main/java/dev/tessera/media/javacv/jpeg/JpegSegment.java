package dev.tessera.media.javacv.jpeg;

import dev.tessera.media.javacv.image.ImageBytes;

/**
 * One segment of a JPEG header.
 *
 * @param marker the second byte of its marker
 * @param offset where the marker begins in the file
 * @param content what follows the length
 */
record JpegSegment(int marker, int offset, ImageBytes content) {
    static final int END_OF_IMAGE = 0xd9;
    static final int START_OF_SCAN = 0xda;
    static final int APPLICATION_0 = 0xe0;
    static final int APPLICATION_1 = 0xe1;
    static final int APPLICATION_14 = 0xee;
    static final int APPLICATION_15 = 0xef;
    static final int COMMENT = 0xfe;

    private static final int FIRST_FRAME = 0xc0;
    private static final int LAST_FRAME = 0xcf;
    private static final int HUFFMAN_TABLES = 0xc4;
    private static final int EXTENSION = 0xc8;
    private static final int ARITHMETIC_CONDITIONING = 0xcc;

    /** Whether it says the size of the picture. */
    boolean isFrame() {
        return marker >= FIRST_FRAME
                && marker <= LAST_FRAME
                && marker != HUFFMAN_TABLES
                && marker != EXTENSION
                && marker != ARITHMETIC_CONDITIONING;
    }

    /** Whether a decoder gets along without it. The Adobe segment says how colours are stored, so it stays. */
    boolean isMetadata() {
        return marker == COMMENT || (marker >= APPLICATION_0 && marker <= APPLICATION_15 && marker != APPLICATION_14);
    }

    /** Whether markers of this kind stand alone, without a length and content. */
    static boolean isBare(int marker) {
        return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    }
}
