package dev.tessera.media.javacv.bmp;

import dev.tessera.media.javacv.codec.JdkImageReader;
import dev.tessera.media.javacv.image.Background;
import dev.tessera.media.javacv.image.ColorTable;
import dev.tessera.media.javacv.image.DirectColor;
import dev.tessera.media.javacv.image.DirectColor.Layout;
import dev.tessera.media.javacv.image.EncodedImage;
import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.Orientation;
import dev.tessera.media.javacv.image.SampleConverter;
import java.awt.image.Raster;

/** A BMP image. Decoded by the JDK, which hands out palette indices and colours of 5 and 6 bits as they are. */
public final class BmpImage implements EncodedImage {
    private static final JdkImageReader READER = new JdkImageReader("BMP");

    private final ImageBytes file;
    private final BmpHeader header;

    private BmpImage(ImageBytes file, BmpHeader header) {
        this.file = file;
        this.header = header;
    }

    public static BmpImage open(ImageBytes file) {
        return new BmpImage(file, BmpHeader.read(file));
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
        return Orientation.UPRIGHT;
    }

    @Override
    public byte[] decode(Background background) {
        Raster raster = READER.read(file.array(), width(), height());
        return converter(raster, background).convert(raster);
    }

    private SampleConverter converter(Raster raster, Background background) {
        if (header.bits() <= 8) {
            return ColorTable.ofRgb(header.palette().toArray());
        }
        if (header.bits() == 16) {
            return ScaledColor.of(raster.getSampleModel());
        }
        return new DirectColor(raster.getNumBands() == 4 ? Layout.RGBA : Layout.RGB, 0, background);
    }
}
