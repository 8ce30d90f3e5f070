package dev.tessera.media.javacv;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;

import dev.tessera.media.javacv.ffmpeg.PixelLimit;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.ImageItem;

/** What videos may have of frames and pixels. */
final class VideoLimits {
    private VideoLimits() {}

    /** How many pixels a frame of a file may have: the smaller one of two limits. */
    static PixelLimit ofFrame(JavacvConfig config, VideoConfig videoConfig) {
        long ofImages = OpenedImage.maxPixels(config);
        return ofImages < videoConfig.maxFramePixels()
                ? new PixelLimit(ofImages, "javacv.max-image-pixels")
                : new PixelLimit(videoConfig.maxFramePixels(), "javacv.max-video-frame-pixels");
    }

    /** Checks the sides of the frames that are taken, and what they will have together. */
    static void requirePixels(JavacvConfig config, int frames, int width, int height) {
        OpenedImage.requireSides("the video has frames of", width, height);
        long pixels = (long) width * height * frames;
        if (pixels > config.maxVideoPixels()) {
            throw new TesseraException(
                    MEDIA_TOO_LARGE,
                    "the video has %d frames of %d x %d pixels, %d pixels, but the limit is %d (javacv.max-video-pixels)"
                            .formatted(frames, width, height, pixels, config.maxVideoPixels()));
        }
    }

    /** Checks that a frame is as large as the first one. */
    static void requireSize(int index, int width, int height, ImageItem first) {
        if (width != first.width() || height != first.height()) {
            throw new TesseraException(
                    INVALID_MEDIA,
                    "frame %d of the video has %d x %d pixels, but the first has %d x %d"
                            .formatted(index, width, height, first.width(), first.height()));
        }
    }
}
