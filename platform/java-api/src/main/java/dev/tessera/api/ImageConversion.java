package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.ImageItem;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;

/** Turns pictures of the JDK into those of models, as files with the same pixels would be. */
final class ImageConversion {
    /** The longest array that every JVM can make, in pixels of three bytes. */
    private static final long MOST_PIXELS = (Integer.MAX_VALUE - 8) / 3;

    private static final int OPAQUE = 255;

    private ImageConversion() {}

    /** @throws TesseraException MEDIA_TOO_LARGE */
    static ImageItem toItem(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        if ((long) width * height > MOST_PIXELS) {
            throw new TesseraException(
                    MEDIA_TOO_LARGE,
                    "the image has %d x %d pixels, but the limit is %d pixels".formatted(width, height, MOST_PIXELS));
        }
        boolean gray = isPlainGray(image);
        byte[] rgb = new byte[3 * width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            if (gray) {
                readGray(image, y, row);
            } else {
                image.getRGB(0, y, width, 1, row, 0, width);
            }
            for (int x = 0; x < width; x++) {
                coverWhite(row[x], rgb, 3 * (y * width + x));
            }
        }
        return new ImageItem(width, height, rgb);
    }

    /** Whether a picture holds levels of grey, which getRGB takes for linear light and would brighten. */
    private static boolean isPlainGray(BufferedImage image) {
        ColorModel colors = image.getColorModel();
        int type = image.getRaster().getTransferType();
        return colors instanceof ComponentColorModel
                && colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && !colors.isAlphaPremultiplied()
                && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT);
    }

    private static void readGray(BufferedImage image, int y, int[] argb) {
        WritableRaster raster = image.getRaster();
        ColorModel colors = image.getColorModel();
        for (int x = 0; x < argb.length; x++) {
            int level = raster.getSample(x, y, 0) >> (colors.getComponentSize(0) - 8);
            int alpha = colors.hasAlpha() ? raster.getSample(x, y, 1) >> (colors.getComponentSize(1) - 8) : OPAQUE;
            argb[x] = alpha << 24 | level << 16 | level << 8 | level;
        }
    }

    private static void coverWhite(int argb, byte[] rgb, int offset) {
        int alpha = argb >>> 24;
        rgb[offset] = blend(argb >> 16 & 0xff, alpha);
        rgb[offset + 1] = blend(argb >> 8 & 0xff, alpha);
        rgb[offset + 2] = blend(argb & 0xff, alpha);
    }

    /** Rounds as Pillow's {@code Image.paste} with a mask does. */
    private static byte blend(int level, int alpha) {
        int sum = 255 * (255 - alpha) + level * alpha + 128;
        return (byte) ((sum + (sum >> 8)) >> 8);
    }
}
