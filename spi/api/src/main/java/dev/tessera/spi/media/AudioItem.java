package dev.tessera.spi.media;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * Sound of one channel.
 *
 * @param samples at least one, finite, silence at 0 and full scale at -1 and 1; not changed after creation
 * @param sampleRate samples to a second, at least one
 */
@SuppressWarnings(
        "ArrayRecordComponent") // sound is large, and copying it each time it changes hands would cost too much
public record AudioItem(float[] samples, int sampleRate) implements MediaItem {
    public AudioItem {
        requireNonNull(samples, "samples is null");
        if (samples.length == 0) {
            throw new IllegalArgumentException("audio has at least one sample");
        }
        for (int i = 0; i < samples.length; i++) {
            if (!Float.isFinite(samples[i])) {
                throw new IllegalArgumentException("sample %d of the audio is %s".formatted(i, samples[i]));
            }
        }
        if (sampleRate < 1) {
            throw new IllegalArgumentException("a sample rate of %d is not possible".formatted(sampleRate));
        }
    }

    @Override
    public Modality modality() {
        return Modality.AUDIO;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AudioItem(float[] otherSamples, int otherRate)
                && sampleRate == otherRate
                && Arrays.equals(samples, otherSamples);
    }

    @Override
    public int hashCode() {
        return 31 * sampleRate + Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return "audio of %d samples at %d Hz".formatted(samples.length, sampleRate);
    }
}
