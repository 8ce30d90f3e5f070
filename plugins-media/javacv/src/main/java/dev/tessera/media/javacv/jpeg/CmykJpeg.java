package dev.tessera.media.javacv.jpeg;

import static dev.tessera.media.javacv.jpeg.JpegSegment.APPLICATION_14;
import static dev.tessera.media.javacv.jpeg.JpegSegment.START_OF_SCAN;

import dev.tessera.media.javacv.codec.JdkImageReader;
import dev.tessera.media.javacv.image.Cmyk;
import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.SampleConverter;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;

/** A JPEG image with four components: four inks, or luminance, two chrominances and black. */
final class CmykJpeg {
    private static final JdkImageReader READER = new JdkImageReader("JPEG");
    private static final int YCCK = 2;

    private final ImageBytes file;
    private final JpegHeader header;

    CmykJpeg(ImageBytes file, JpegHeader header) {
        this.file = file;
        this.header = header;
    }

    byte[] decode(int width, int height) {
        Raster raster = READER.readUnconverted(withoutMetadata(), width, height);
        SampleConverter inks = new Cmyk(0, true);
        return (isYcck() ? new Ycck(inks) : inks).convert(raster);
    }

    private boolean isYcck() {
        return header.segments().stream()
                .filter(segment -> segment.marker() == APPLICATION_14)
                .map(JpegSegment::content)
                .anyMatch(content ->
                        content.hasText(0, "Adobe") && content.length() > 11 && content.unsigned8(11) == YCCK);
    }

    /** The JDK's reader refuses pictures for odd thumbnails and colour profiles, which nobody here asks for. */
    private byte[] withoutMetadata() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(file.length());
        bytes.writeBytes(file.slice(0, 2).toArray());
        for (JpegSegment segment : header.segments()) {
            if (segment.marker() == START_OF_SCAN) {
                bytes.writeBytes(file.from(segment.offset()).toArray());
            } else if (!segment.isMetadata()) {
                bytes.writeBytes(
                        file.slice(segment.offset(), 4L + segment.content().length())
                                .toArray());
            }
        }
        return bytes.toByteArray();
    }
}
