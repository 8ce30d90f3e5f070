package dev.tessera.media.javacv;

import dev.tessera.media.javacv.ffmpeg.Container;
import dev.tessera.media.javacv.ffmpeg.Decoder;
import dev.tessera.media.javacv.ffmpeg.FfmpegErrors;
import dev.tessera.media.javacv.ffmpeg.PixelLimit;
import dev.tessera.media.javacv.ffmpeg.RgbConverter;
import dev.tessera.media.javacv.ffmpeg.StreamKind;
import dev.tessera.media.javacv.image.Orientation;
import dev.tessera.spi.media.ImageItem;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Frames that were asked for, as far as they can be decoded.
 *
 * @param pictures upright, at least one, all of one size
 * @param indices which frames of the video they are
 */
record SampledFrames(List<ImageItem> pictures, List<Integer> indices) {
    SampledFrames {
        pictures = List.copyOf(pictures);
        indices = List.copyOf(indices);
    }

    /**
     * Decodes up to the last frame that is asked for, and converts none but these.
     *
     * @param wanted indices in order
     * @param recovery whether a frame that cannot be decoded is replaced with the first one after it that can, as long as that
     *     is before the next one that is asked for; otherwise it is left out
     * @param maxPixels frames with more are damaged
     * @param config of what all frames may have together, whatever size the header says
     * @throws dev.tessera.spi.error.TesseraException INVALID_MEDIA, UNSUPPORTED_MEDIA, MEDIA_TOO_LARGE or CANCELLED
     */
    static SampledFrames decode(
            Container container, List<Integer> wanted, boolean recovery, PixelLimit maxPixels, JavacvConfig config) {
        Orientation orientation = orientation(container.rotation());
        List<ImageItem> pictures = new ArrayList<>(wanted.size());
        List<Integer> indices = new ArrayList<>(wanted.size());
        try (Decoder decoder = new Decoder(container, maxPixels.pixels());
                RgbConverter converter = new RgbConverter()) {
            int next = 0;
            for (int index = 0; next < wanted.size(); index++) {
                Decoder.Step step = decoder.advance();
                if (step == Decoder.Step.END) {
                    break;
                }
                next = skipLost(wanted, next, index, recovery);
                if (step == Decoder.Step.FRAME && next < wanted.size() && wanted.get(next) <= index) {
                    AVFrame frame = decoder.frame();
                    if (pictures.isEmpty()) {
                        VideoLimits.requirePixels(config, wanted.size(), frame.width(), frame.height());
                    } else {
                        VideoLimits.requireSize(
                                index, width(frame, orientation), height(frame, orientation), pictures.getFirst());
                    }
                    pictures.add(picture(frame, converter, orientation));
                    indices.add(index);
                    next++;
                }
            }
        }
        if (pictures.isEmpty()) {
            throw FfmpegErrors.damaged(StreamKind.VIDEO, "none of its frames can be decoded");
        }
        return new SampledFrames(pictures, indices);
    }

    /** Goes past frames that can no longer be had, nor replaced, when decoding has come to an index. */
    private static int skipLost(List<Integer> wanted, int first, int index, boolean recovery) {
        int next = first;
        while (next < wanted.size()
                && (recovery ? next + 1 < wanted.size() && wanted.get(next + 1) <= index : wanted.get(next) < index)) {
            next++;
        }
        return next;
    }

    /** The orientation with EXIF's number for a turn. */
    private static Orientation orientation(int degreesClockwise) {
        return switch (degreesClockwise) {
            case 90 -> Orientation.ofExif(6);
            case 180 -> Orientation.ofExif(3);
            case 270 -> Orientation.ofExif(8);
            default -> Orientation.UPRIGHT;
        };
    }

    private static ImageItem picture(AVFrame frame, RgbConverter converter, Orientation orientation) {
        byte[] rgb = orientation.apply(converter.convert(frame), frame.width(), frame.height());
        return new ImageItem(width(frame, orientation), height(frame, orientation), rgb);
    }

    private static int width(AVFrame frame, Orientation orientation) {
        return orientation.swapsSides() ? frame.height() : frame.width();
    }

    private static int height(AVFrame frame, Orientation orientation) {
        return orientation.swapsSides() ? frame.width() : frame.height();
    }
}
