package dev.tessera.media.javacv.png;

import dev.tessera.media.javacv.codec.JdkImageReader;
import dev.tessera.media.javacv.image.Background;
import dev.tessera.media.javacv.image.ClippedGray;
import dev.tessera.media.javacv.image.ColorTable;
import dev.tessera.media.javacv.image.DirectColor;
import dev.tessera.media.javacv.image.DirectColor.Layout;
import dev.tessera.media.javacv.image.EncodedImage;
import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.ImageErrors;
import dev.tessera.media.javacv.image.Orientation;
import dev.tessera.media.javacv.image.SampleConverter;
import java.awt.image.Raster;

/**
 * A PNG image; of an animated one, the default image. Decoded by the JDK, which hands out raw samples: OpenCV gives the
 * first frame of an animation drawn over its own background, and refuses files that Pillow and the JDK read.
 */
public final class PngImage implements EncodedImage {
    private static final JdkImageReader READER = new JdkImageReader("PNG");

    private final ImageBytes file;
    private final PngHeader header;

    private PngImage(ImageBytes file, PngHeader header) {
        this.file = file;
        this.header = header;
    }

    public static PngImage open(ImageBytes file) {
        return new PngImage(file, PngHeader.read(file));
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
        return header.metadata().orientation();
    }

    @Override
    public byte[] decode(Background background) {
        Raster raster = READER.read(file.array(), width(), height());
        return converter(raster.getSampleModel().getSampleSize(0), background).convert(raster);
    }

    /**
     * Chooses the conversion.
     *
     * @param bits of a sample; the JDK stretches grey of few bits to eight where a level is transparent
     */
    private SampleConverter converter(int bits, Background background) {
        int shift = header.depth() == 16 ? 8 : 0;
        return switch (header.colorType()) {
            case 0 -> header.depth() == 16 ? deepGray(background) : gray(bits, background);
            // a transparent colour is ignored here, as it is by vLLM, which leaves pictures alone that are RGB already
            case 2 -> new DirectColor(Layout.RGB, shift, background);
            case 3 -> palette(background);
            case 4 -> new DirectColor(Layout.GRAY_ALPHA, shift, background);
            case 6 -> new DirectColor(Layout.RGBA, shift, background);
            default ->
                throw ImageErrors.invalid("PNG", "a colour type of %d is not possible".formatted(header.colorType()));
        };
    }

    private SampleConverter gray(int bits, Background background) {
        ColorTable table = ColorTable.ofGray(bits);
        if (header.transparentGray().isEmpty()) {
            return table;
        }
        int level = header.transparentGray().getAsInt();
        // Pillow scales the level of one bit, and compares that of two or four bits to samples scaled to eight.
        return table.withTransparentGray(header.depth() == 1 && level > 0 ? 255 : level & 0xff, background);
    }

    private SampleConverter deepGray(Background background) {
        int level = header.transparentGray().orElse(-1);
        return level < 0 ? ClippedGray.opaque() : new ClippedGray(level & 0xff, background);
    }

    private SampleConverter palette(Background background) {
        if (header.palette().length() == 0) {
            throw ImageErrors.invalid("PNG", "it has no palette");
        }
        return ColorTable.ofRgb(header.palette().toArray())
                .withAlpha(header.transparency().toArray(), background);
    }
}
