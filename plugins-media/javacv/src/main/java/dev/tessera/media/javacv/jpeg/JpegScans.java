package dev.tessera.media.javacv.jpeg;

import static dev.tessera.media.javacv.jpeg.JpegHeader.ESCAPED_FILL;
import static dev.tessera.media.javacv.jpeg.JpegHeader.FILL;
import static dev.tessera.media.javacv.jpeg.JpegSegment.END_OF_IMAGE;
import static dev.tessera.media.javacv.jpeg.JpegSegment.START_OF_SCAN;

import dev.tessera.media.javacv.image.ImageBytes;

/**
 * What follows a JPEG file's header.
 *
 * @param count how many scans there are; a decoder goes over the whole picture for each, however short it is
 * @param end whether the file goes on to its end marker; decoders fill up what is missing with grey
 */
record JpegScans(int count, boolean end) {
    /**
     * Walks from marker to marker.
     *
     * @param first offset of the first scan
     */
    static JpegScans read(ImageBytes file, int first) {
        int count = 0;
        int at = first;
        while (at >= 0 && at + 1 < file.length()) {
            int marker = file.unsigned8(at + 1L);
            if (marker == END_OF_IMAGE) {
                return new JpegScans(count, true);
            }
            if (marker == START_OF_SCAN) {
                count++;
            }
            at = file.indexOf(FILL, at + size(file, at, marker));
        }
        return new JpegScans(count, false);
    }

    /** How many bytes a marker takes with its content, as far as it has a length that says so. */
    private static int size(ImageBytes file, int at, int marker) {
        if (marker == FILL) {
            return 1;
        }
        boolean standsAlone = marker == ESCAPED_FILL || JpegSegment.isBare(marker);
        return standsAlone || at + 4 > file.length() ? 2 : 2 + file.unsigned16(at + 2L, false);
    }
}
