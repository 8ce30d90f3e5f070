package dev.tessera.models.audio;

import dev.tessera.spi.json.JsonObject;

/**
 * How Whisper's feature extractor cuts sound into frames, as {@code preprocessor_config.json} says.
 *
 * @param sampleRate samples to a second
 * @param fftSize samples that a frame sees
 * @param hopLength samples from one frame to the next
 * @param melBins values of a frame
 */
public record LogMelSettings(int sampleRate, int fftSize, int hopLength, int melBins) {
    private static final int MAX_FFT = 1 << 14;
    private static final int MAX_MEL_BINS = 1024;

    /** @param melBins what to take where the object does not say */
    public static LogMelSettings read(JsonObject extractor, int melBins) {
        if (extractor.number("dither", 0) != 0) {
            throw extractor.error("dither", "adding noise to sound is not supported");
        }
        int fftSize = atMost(extractor, "n_fft", 400, MAX_FFT);
        int hopLength = atMost(extractor, "hop_length", 160, fftSize);
        // two hops are the shortest sound, which is mirrored for what a frame sees before it and after it
        if (fftSize % 2 != 0 || fftSize / 2 >= 2 * hopLength) {
            throw extractor.error(
                    "n_fft", "%d is odd, or too long for hops of %d samples".formatted(fftSize, hopLength));
        }
        return new LogMelSettings(
                atMost(extractor, "sampling_rate", 16_000, AudioResampler.MAX_RATE),
                fftSize,
                hopLength,
                atMost(extractor, "feature_size", melBins, MAX_MEL_BINS));
    }

    private static int atMost(JsonObject extractor, String name, int otherwise, int limit) {
        int value = extractor.positive(name, otherwise);
        if (value > limit) {
            throw extractor.error(name, "%d is more than %d".formatted(value, limit));
        }
        return value;
    }
}
