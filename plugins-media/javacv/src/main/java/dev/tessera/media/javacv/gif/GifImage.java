package dev.tessera.media.javacv.gif;

import dev.tessera.media.javacv.codec.JdkImageReader;
import dev.tessera.media.javacv.gif.GifHeader.Frame;
import dev.tessera.media.javacv.image.Background;
import dev.tessera.media.javacv.image.ColorTable;
import dev.tessera.media.javacv.image.EncodedImage;
import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.Orientation;
import java.util.Arrays;

/**
 * The first frame of a GIF image, on a screen of the colour that Pillow gives it: transparent where the frame has a
 * transparent colour, else the first of the palette. Decoded by the JDK, which hands out palette indices.
 */
public final class GifImage implements EncodedImage {
    private static final JdkImageReader READER = new JdkImageReader("GIF");

    private final ImageBytes file;
    private final GifHeader header;

    private GifImage(ImageBytes file, GifHeader header) {
        this.file = file;
        this.header = header;
    }

    public static GifImage open(ImageBytes file) {
        return new GifImage(file, GifHeader.read(file));
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
        Frame frame = header.frame();
        ColorTable table = table(background);
        byte[] pixels = table.convert(READER.read(file.array(), frame.width(), frame.height()));
        if (frame.width() == width() && frame.height() == height()) {
            return pixels;
        }
        byte[] screen = screen(table);
        for (int y = 0; y < frame.height(); y++) {
            int to = 3 * ((frame.y() + y) * width() + frame.x());
            System.arraycopy(pixels, 3 * y * frame.width(), screen, to, 3 * frame.width());
        }
        return screen;
    }

    private ColorTable table(Background background) {
        ColorTable table = header.palette().length() == 0
                ? ColorTable.ofGray(8)
                : ColorTable.ofRgb(header.palette().toArray());
        if (header.transparentIndex() < 0) {
            return table;
        }
        byte[] alpha = new byte[header.transparentIndex() + 1];
        Arrays.fill(alpha, 0, header.transparentIndex(), (byte) 255);
        return table.withAlpha(alpha, background);
    }

    private byte[] screen(ColorTable table) {
        byte[] screen = new byte[3 * width() * height()];
        int[] row = new int[width()];
        Arrays.fill(row, Math.max(header.transparentIndex(), 0));
        for (int y = 0; y < height(); y++) {
            table.convert(row, width(), screen, 3 * width() * y);
        }
        return screen;
    }
}
