package dev.tessera.media.javacv.jpeg;

import dev.tessera.media.javacv.codec.OpenCv;
import dev.tessera.media.javacv.codec.OpenCv.Channels;
import dev.tessera.media.javacv.image.Background;
import dev.tessera.media.javacv.image.EncodedImage;
import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.ImageErrors;
import dev.tessera.media.javacv.image.Orientation;
import dev.tessera.media.javacv.metadata.OrientationTag;

/**
 * A JPEG image. Grey and colour are decoded by OpenCV, with the same library that Pillow uses. CMYK is decoded by the JDK,
 * which hands out the inks, while OpenCV converts them with another formula than Pillow.
 */
public final class JpegImage implements EncodedImage {
    private static final String XMP_PREFIX = "http://ns.adobe.com/xap/1.0/\0";

    /** Ten times what encoders write. */
    private static final int MAX_SCANS = 100;

    private final ImageBytes file;
    private final JpegHeader header;
    private final ImageBytes frame;
    private final OpenCv openCv;

    private JpegImage(ImageBytes file, JpegHeader header, OpenCv openCv) {
        this.file = file;
        this.header = header;
        this.frame = header.frame().content();
        this.openCv = openCv;
        if (width() == 0 || height() == 0) {
            throw ImageErrors.invalid("JPEG", "%d x %d pixels are not possible".formatted(width(), height()));
        }
    }

    public static JpegImage open(ImageBytes file, OpenCv openCv) {
        return new JpegImage(file, JpegHeader.read(file), openCv);
    }

    @Override
    public int width() {
        return frame.unsigned16(3, false);
    }

    @Override
    public int height() {
        return frame.unsigned16(1, false);
    }

    @Override
    public Orientation orientation() {
        return OrientationTag.find(header.application1("Exif\0\0"), header.application1(XMP_PREFIX));
    }

    @Override
    public byte[] decode(Background background) {
        int precision = frame.unsigned8(0);
        if (precision != 8) {
            throw ImageErrors.unsupported("JPEG images with samples of %d bits".formatted(precision));
        }
        JpegScans scans = JpegScans.read(file, header.segments().getLast().offset());
        if (!scans.end()) {
            throw ImageErrors.truncated();
        }
        if (scans.count() > MAX_SCANS) {
            throw ImageErrors.unsupported("JPEG images with more than %d scans".formatted(MAX_SCANS));
        }
        int components = frame.unsigned8(5);
        return switch (components) {
            case 1, 3 -> openCv.decode("JPEG", file.array(), width(), height(), Channels.RGB);
            case 4 -> new CmykJpeg(file, header).decode(width(), height());
            default -> throw ImageErrors.unsupported("JPEG images with %d components".formatted(components));
        };
    }
}
