package dev.tessera.media.javacv.webp;

import static java.util.Objects.requireNonNull;

import dev.tessera.media.javacv.codec.OpenCv;
import dev.tessera.media.javacv.codec.OpenCv.Channels;
import dev.tessera.media.javacv.image.Background;
import dev.tessera.media.javacv.image.EncodedImage;
import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.Orientation;
import dev.tessera.media.javacv.metadata.OrientationTag;

/** A WebP image; of an animated one, the first frame. Decoded by OpenCV, with the same library that Pillow uses. */
public final class WebpImage implements EncodedImage {
    private final ImageBytes file;
    private final WebpHeader header;
    private final OpenCv openCv;

    private WebpImage(ImageBytes file, WebpHeader header, OpenCv openCv) {
        this.file = file;
        this.header = header;
        this.openCv = requireNonNull(openCv, "openCv is null");
    }

    public static WebpImage open(ImageBytes file, OpenCv openCv) {
        return new WebpImage(file, WebpHeader.read(file), openCv);
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
        return OrientationTag.find(header.exif(), header.xmp());
    }

    @Override
    public byte[] decode(Background background) {
        byte[] pixels = openCv.decode("WebP", file.array(), width(), height(), Channels.UNCHANGED);
        int count = width() * height();
        byte[] rgb = new byte[3 * count];
        int channels = pixels.length / count;
        for (int i = 0; i < count; i++) {
            int from = i * channels;
            int alpha = channels == 4 ? pixels[from + 3] & 0xff : 255;
            background.cover(pixels[from + 2] & 0xff, pixels[from + 1] & 0xff, pixels[from] & 0xff, alpha, rgb, 3 * i);
        }
        return rgb;
    }
}
