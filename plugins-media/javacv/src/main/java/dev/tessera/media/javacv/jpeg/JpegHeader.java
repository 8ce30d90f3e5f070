package dev.tessera.media.javacv.jpeg;

import static dev.tessera.media.javacv.jpeg.JpegSegment.END_OF_IMAGE;
import static dev.tessera.media.javacv.jpeg.JpegSegment.START_OF_SCAN;

import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.ImageErrors;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments of a JPEG file up to its first scan.
 *
 * @param segments in the order of the file, the first scan's header included
 */
record JpegHeader(List<JpegSegment> segments) {
    static final int FILL = 0xff;
    static final int ESCAPED_FILL = 0;

    /** A hundred times what cameras and editors write. */
    private static final int MAX_SEGMENTS = 10_000;

    JpegHeader {
        segments = List.copyOf(segments);
    }

    static JpegHeader read(ImageBytes file) {
        List<JpegSegment> segments = new ArrayList<>();
        int at = 2;
        while (segments.isEmpty() || segments.getLast().marker() != START_OF_SCAN) {
            int marker = nextMarker(file, at);
            if (file.unsigned8(marker + 1L) == END_OF_IMAGE) {
                throw ImageErrors.invalid("JPEG", "it holds no picture");
            }
            if (JpegSegment.isBare(file.unsigned8(marker + 1L))) {
                at = marker + 2;
                continue;
            }
            if (segments.size() == MAX_SEGMENTS) {
                throw ImageErrors.invalid("JPEG", "it has more than %d segments".formatted(MAX_SEGMENTS));
            }
            int length = file.unsigned16(marker + 2L, false);
            segments.add(new JpegSegment(file.unsigned8(marker + 1L), marker, file.slice(marker + 4L, length - 2L)));
            at = marker + 2 + length;
        }
        return new JpegHeader(segments);
    }

    /** The segment that says the size of the picture. */
    JpegSegment frame() {
        return segments.stream()
                .filter(JpegSegment::isFrame)
                .findFirst()
                .orElseThrow(() -> ImageErrors.invalid("JPEG", "its size is missing"));
    }

    /** What follows the given text in the first segment of application data that begins with it; empty where none does. */
    ImageBytes application1(String prefix) {
        return segments.stream()
                .filter(segment -> segment.marker() == JpegSegment.APPLICATION_1)
                .map(JpegSegment::content)
                .filter(content -> content.hasText(0, prefix))
                .findFirst()
                .map(content -> content.from(prefix.length()))
                .orElse(new ImageBytes(new byte[0]));
    }

    /** Offset of the next marker. Like libjpeg, passes over what should not be there. */
    private static int nextMarker(ImageBytes file, int from) {
        int at = file.indexOf(FILL, from);
        while (at >= 0 && (file.unsigned8(at + 1L) == FILL || file.unsigned8(at + 1L) == ESCAPED_FILL)) {
            at = file.indexOf(FILL, at + 1);
        }
        if (at < 0) {
            throw ImageErrors.truncated();
        }
        return at;
    }
}
