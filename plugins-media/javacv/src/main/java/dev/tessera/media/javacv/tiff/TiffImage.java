package dev.tessera.media.javacv.tiff;

import static dev.tessera.media.javacv.tiff.TiffHeader.ALPHA;
import static dev.tessera.media.javacv.tiff.TiffHeader.PREMULTIPLIED_ALPHA;
import static dev.tessera.media.javacv.tiff.TiffHeader.UNSPECIFIED;

import dev.tessera.media.javacv.codec.JdkImageReader;
import dev.tessera.media.javacv.image.Background;
import dev.tessera.media.javacv.image.ClippedGray;
import dev.tessera.media.javacv.image.Cmyk;
import dev.tessera.media.javacv.image.ColorTable;
import dev.tessera.media.javacv.image.DirectColor;
import dev.tessera.media.javacv.image.DirectColor.Layout;
import dev.tessera.media.javacv.image.EncodedImage;
import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.ImageErrors;
import dev.tessera.media.javacv.image.Orientation;
import dev.tessera.media.javacv.image.SampleConverter;
import dev.tessera.spi.error.TesseraException;
import java.util.List;
import java.util.Set;

/**
 * The first picture of a TIFF file. Decoded by the JDK, which hands out raw samples: OpenCV multiplies colours with the
 * opacity, scales deep samples, and reads fewer kinds.
 */
public final class TiffImage implements EncodedImage {
    private static final JdkImageReader READER = new JdkImageReader("TIFF");
    private static final int JPEG = 7;
    /** None, three kinds of fax, LZW, JPEG, two names of deflate, packed bits. */
    private static final Set<Integer> COMPRESSIONS = Set.of(1, 2, 3, 4, 5, JPEG, 8, 32946, 32773);

    private final ImageBytes file;
    private final TiffHeader header;

    private TiffImage(ImageBytes file, TiffHeader header) {
        this.file = file;
        this.header = header;
    }

    public static TiffImage open(ImageBytes file) {
        return new TiffImage(file, TiffHeader.read(file));
    }

    @Override
    public int width() {
        return header.width();
    }

    @Override
    public int height() {
        return header.height();
    }

    @Override
    public Orientation orientation() {
        return header.orientation();
    }

    @Override
    public byte[] decode(Background background) {
        if (!COMPRESSIONS.contains(header.compression())) {
            throw ImageErrors.unsupported("TIFF images with compression %d".formatted(header.compression()));
        }
        if (header.bits() == 16 && header.predictor() != 1) {
            throw ImageErrors.unsupported(
                    "TIFF images with samples of 16 bits and predictor %d".formatted(header.predictor()));
        }
        SampleConverter converter = converter(background);
        return converter.convert(READER.read(file.array(), width(), height()));
    }

    private SampleConverter converter(Background background) {
        return switch (header.photometric()) {
            case 0, 1 -> gray(background);
            case 2 -> color(background);
            case 3 -> palette();
            case 5 -> inks();
            case 6 -> luminanceAndChrominance(background);
            default -> throw unsupported();
        };
    }

    private SampleConverter gray(Background background) {
        if (header.samples() == 2 && header.bits() == 8 && firstExtraSample() == ALPHA) {
            return new DirectColor(Layout.GRAY_ALPHA, 0, background);
        }
        if (header.samples() != 1) {
            throw unsupported();
        }
        // where zero is white, the JDK has turned the samples round
        return switch (header.bits()) {
            case 1, 2, 4, 8 -> ColorTable.ofGray(header.bits());
            case 16, 32 -> ClippedGray.opaque();
            default -> throw unsupported();
        };
    }

    private SampleConverter color(Background background) {
        requireDepth();
        if (header.samples() < 3) {
            throw unsupported();
        }
        if (header.samples() == 3) {
            return new DirectColor(Layout.RGB, header.bits() - 8, background);
        }
        Layout layout = switch (firstExtraSample()) {
            case UNSPECIFIED -> Layout.RGB;
            case PREMULTIPLIED_ALPHA -> Layout.PREMULTIPLIED_RGBA;
            default -> Layout.RGBA;
        };
        return new DirectColor(layout, header.bits() - 8, background);
    }

    /** The JDK, like libtiff, turns these into RGB where they are compressed as JPEG. */
    private SampleConverter luminanceAndChrominance(Background background) {
        if (header.compression() != JPEG) {
            throw unsupported();
        }
        return color(background);
    }

    private SampleConverter palette() {
        List<Integer> map = header.colorMap();
        int entries = map.size() / 3;
        if (header.bits() > 8 || header.samples() != 1 || entries < 1 << header.bits()) {
            throw unsupported();
        }
        byte[] palette = new byte[3 * entries];
        for (int i = 0; i < entries; i++) {
            for (int color = 0; color < 3; color++) {
                palette[3 * i + color] = (byte) (map.get(color * entries + i) >> 8);
            }
        }
        return ColorTable.ofRgb(palette);
    }

    private SampleConverter inks() {
        requireDepth();
        if (header.samples() < 4) {
            throw unsupported();
        }
        return new Cmyk(header.bits() - 8, header.compression() == JPEG);
    }

    /** What the first sample beyond the colours means; those that do not say are taken for opacity, as in Pillow. */
    private int firstExtraSample() {
        return header.extraSamples().isEmpty() ? ALPHA : header.extraSamples().getFirst();
    }

    private void requireDepth() {
        if (header.bits() != 8 && header.bits() != 16) {
            throw unsupported();
        }
    }

    private TesseraException unsupported() {
        return ImageErrors.unsupported("TIFF images of photometric kind %d with %d samples of %d bits"
                .formatted(header.photometric(), header.samples(), header.bits()));
    }
}
