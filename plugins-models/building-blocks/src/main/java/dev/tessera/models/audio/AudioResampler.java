package dev.tessera.models.audio;

import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.AudioItem;

/**
 * Brings sound to the sample rate that a model wants. Safe for use by many threads.
 *
 * @param method whose numbers come out
 * @param sampleRate samples to a second of what comes out, from 1 to {@value #MAX_RATE}
 */
public record AudioResampler(ResampleMethod method, int sampleRate) {
    /** Beyond any rate that sound is recorded at; the filters of what is higher would be large. */
    public static final int MAX_RATE = 384_000;

    private static final int MAX_SAMPLES = Integer.MAX_VALUE - 8;

    public AudioResampler {
        requireNonNull(method, "method is null");
        if (sampleRate < 1 || sampleRate > MAX_RATE) {
            throw new IllegalArgumentException(
                    "a sample rate of %d Hz is not from 1 to %d".formatted(sampleRate, MAX_RATE));
        }
    }

    /**
     * Resamples.
     *
     * @return samples at {@link #sampleRate}, as many as cover the sound; the sound's own array where it has that rate
     * @throws TesseraException UNSUPPORTED_MEDIA where the rates do not fit together, MEDIA_TOO_LARGE where too many samples
     *     would come out
     */
    public float[] resample(AudioItem audio) {
        if (audio.sampleRate() == sampleRate) {
            return audio.samples();
        }
        if (audio.sampleRate() > MAX_RATE) {
            throw new TesseraException(
                    UNSUPPORTED_MEDIA,
                    "the audio has a sample rate of %d Hz, but the limit is %d"
                            .formatted(audio.sampleRate(), MAX_RATE));
        }
        Ratio ratio = new Ratio(sampleRate, audio.sampleRate());
        long count = ratio.resampled(audio.samples().length);
        if (count > MAX_SAMPLES) {
            throw new TesseraException(
                    MEDIA_TOO_LARGE,
                    "the audio has %d samples at %d Hz, which are too many at the model's %d Hz"
                            .formatted(audio.samples().length, audio.sampleRate(), sampleRate));
        }
        float[] resampled = new float[Math.toIntExact(count)];
        method.filter(ratio).apply(audio.samples(), resampled);
        return resampled;
    }
}
