package dev.tessera.media.javacv.audio;

import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;

/** Refuses sound that is over a limit of the configuration. Immutable. */
final class AudioLimits {
    /** The longest array that every JVM can make. */
    private static final long MAX_SAMPLES = Integer.MAX_VALUE - 8L;

    private static final double MILLIS = 1e3;

    private final AudioConfig config;

    AudioLimits(AudioConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    /** @throws TesseraException MEDIA_TOO_LARGE */
    void checkFile(long bytes) {
        long limit = config.maxFileSize().bytes();
        if (limit != 0 && bytes > limit) {
            throw tooLarge("the audio file has %d bytes, but the limit is %d (javacv.max-audio-file-size)"
                    .formatted(bytes, limit));
        }
    }

    /**
     * Checks what a header says or what has been decoded.
     *
     * @param samples of each channel
     * @param rate samples to a second
     * @throws TesseraException MEDIA_TOO_LARGE
     */
    void check(long samples, int channels, int rate) {
        double seconds = (double) samples / rate;
        double longest = config.maxDuration().toMillis() / MILLIS;
        if (longest != 0 && seconds > longest) {
            throw tooLarge("the audio lasts %.1f s or more, but the limit is %.1f s (javacv.max-audio-duration)"
                    .formatted(seconds, longest));
        }
        double bytes = (double) samples * channels * Float.BYTES;
        long limit = config.maxDecodedSize().bytes();
        if (limit != 0 && bytes > limit) {
            throw tooLarge(
                    "the audio has %d samples in each of %d channels, %.0f bytes or more, but the limit is %d (javacv.max-audio-decoded-size)"
                            .formatted(samples, channels, bytes, limit));
        }
        if (samples > MAX_SAMPLES) {
            throw tooLarge("the audio has %d samples, but the limit is %d".formatted(samples, MAX_SAMPLES));
        }
    }

    private static TesseraException tooLarge(String message) {
        return new TesseraException(MEDIA_TOO_LARGE, message);
    }
}
