package dev.tessera.media.javacv.video;

import dev.tessera.spi.error.StandardErrors;
import dev.tessera.spi.error.TesseraException;

/**
 * What there is to sample from.
 *
 * @param frames at least one
 * @param rate frames in a second; 0 where it is unknown
 */
public record VideoSource(int frames, double rate) {
    /** Frames in a second within which whatever is computed of them is a number. */
    private static final double SLOWEST = 1e-6;

    private static final double FASTEST = 1e6;

    public VideoSource {
        if (frames < 1) {
            throw new IllegalArgumentException("a video has at least one frame");
        }
        rate = rate >= SLOWEST && rate <= FASTEST ? rate : 0;
    }

    /** Seconds; 0 where the rate is unknown. */
    public double duration() {
        return rate == 0 ? 0 : frames / rate;
    }

    /**
     * The rate, for a sampling that needs it.
     *
     * @throws TesseraException INVALID_MEDIA
     */
    double requiredRate() {
        if (rate == 0) {
            throw new TesseraException(
                    StandardErrors.INVALID_MEDIA,
                    "the video does not say how many frames it has to a second, so that it cannot be sampled by fps");
        }
        return rate;
    }
}
