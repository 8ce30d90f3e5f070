package dev.tessera.media.javacv.tiff;

import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.ImageErrors;
import dev.tessera.media.javacv.image.Orientation;
import dev.tessera.media.javacv.metadata.OrientationTag;
import dev.tessera.media.javacv.metadata.TiffDirectory;
import java.util.List;
import java.util.Set;

/**
 * What a TIFF file's first directory says about its pixels.
 *
 * @param width pixels
 * @param height pixels
 * @param compression TIFF's number of it
 * @param photometric TIFF's number of what the samples mean
 * @param predictor TIFF's number of how samples follow from those before them; 1 is not at all
 * @param bits of each sample; all are the same
 * @param samples of a pixel
 * @param extraSamples what the samples beyond the colours mean
 * @param colorMap all reds, then all greens, then all blues, of 16 bits; empty where there is none
 * @param orientation how the picture has to be turned
 */
record TiffHeader(
        int width,
        int height,
        int compression,
        int photometric,
        int predictor,
        int bits,
        int samples,
        List<Integer> extraSamples,
        List<Integer> colorMap,
        Orientation orientation) {
    static final int UNSPECIFIED = 0;
    static final int PREMULTIPLIED_ALPHA = 1;

    static final int ALPHA = 2;

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS_PER_SAMPLE = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int SAMPLES_PER_PIXEL = 277;
    private static final int PREDICTOR = 317;
    private static final int COLOR_MAP = 320;
    private static final int EXTRA_SAMPLES = 338;
    private static final int XMP = 700;

    TiffHeader {
        extraSamples = List.copyOf(extraSamples);
        colorMap = List.copyOf(colorMap);
    }

    static TiffHeader read(ImageBytes file) {
        TiffDirectory directory = TiffDirectory.read(file);
        List<Integer> bits = directory.numbers(BITS_PER_SAMPLE);
        if (Set.copyOf(bits).size() > 1) {
            throw ImageErrors.unsupported("TIFF images with samples of different depths");
        }
        return new TiffHeader(
                side(directory, WIDTH),
                side(directory, HEIGHT),
                directory.number(COMPRESSION).orElse(1),
                directory.number(PHOTOMETRIC).orElse(0),
                directory.number(PREDICTOR).orElse(1),
                bits.isEmpty() ? 1 : bits.getFirst(),
                directory.number(SAMPLES_PER_PIXEL).orElse(1),
                directory.numbers(EXTRA_SAMPLES),
                directory.numbers(COLOR_MAP),
                orientation(directory));
    }

    private static int side(TiffDirectory directory, int tag) {
        int side = directory.number(tag).orElse(0);
        if (side < 1) {
            throw ImageErrors.invalid("TIFF", "its size is missing");
        }
        return side;
    }

    private static Orientation orientation(TiffDirectory directory) {
        return directory.has(OrientationTag.TAG)
                ? Orientation.ofExif(directory.number(OrientationTag.TAG).orElse(1))
                : OrientationTag.find(new ImageBytes(new byte[0]), directory.bytes(XMP));
    }
}
