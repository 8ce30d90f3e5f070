package dev.tessera.media.javacv.image;

import static java.util.Objects.requireNonNull;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/**
 * Samples that are levels of red, green, blue, or grey, with or without opacity.
 *
 * @param layout which sample is what
 * @param shift by how many bits the samples are deeper than 8; what is lower is cut off, as in Pillow
 * @param background what shows through transparent pixels
 */
public record DirectColor(Layout layout, int shift, Background background) implements SampleConverter {
    /** Which sample is what. Samples that are not named are ignored. */
    public enum Layout {
        RGB(0, 1, 2, -1, false),
        RGBA(0, 1, 2, 3, false),
        /** Colours are stored multiplied with the opacity. */
        PREMULTIPLIED_RGBA(0, 1, 2, 3, true),
        GRAY_ALPHA(0, 0, 0, 1, false);

        private final int red;
        private final int green;
        private final int blue;
        private final int alpha;
        private final boolean premultiplied;

        Layout(int red, int green, int blue, int alpha, boolean premultiplied) {
            this.red = red;
            this.green = green;
            this.blue = blue;
            this.alpha = alpha;
            this.premultiplied = premultiplied;
        }
    }

    public DirectColor {
        requireNonNull(layout, "layout is null");
        requireNonNull(background, "background is null");
    }

    @Override
    public int bands() {
        return Math.max(Math.max(layout.red, layout.blue), layout.alpha) + 1;
    }

    @Override
    public byte[] convert(Raster raster) {
        if (layout == Layout.RGB
                && shift == 0
                && raster.getTransferType() == DataBuffer.TYPE_BYTE
                && raster.getNumBands() == 3) {
            int width = raster.getWidth();
            int height = raster.getHeight();
            return (byte[]) raster.getDataElements(
                    raster.getMinX(), raster.getMinY(), width, height, new byte[3 * width * height]);
        }
        return SampleConverter.super.convert(raster);
    }

    @Override
    public void convert(int[] samples, int pixels, byte[] rgb, int offset) {
        int bands = samples.length / pixels;
        for (int i = 0; i < pixels; i++) {
            int from = i * bands;
            int red = samples[from + layout.red] >> shift;
            int green = samples[from + layout.green] >> shift;
            int blue = samples[from + layout.blue] >> shift;
            int alpha = layout.alpha < 0 ? 255 : samples[from + layout.alpha] >> shift;
            if (layout.premultiplied && alpha > 0) {
                red = Math.min(red * 255 / alpha, 255);
                green = Math.min(green * 255 / alpha, 255);
                blue = Math.min(blue * 255 / alpha, 255);
            }
            background.cover(red, green, blue, alpha, rgb, offset + 3 * i);
        }
    }
}
