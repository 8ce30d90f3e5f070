package dev.tessera.models.audio;

import static java.util.Objects.requireNonNull;

/**
 * Whisper's features (Radford et al., 2022), computed in double precision: frames of a periodic Hann window round each hop,
 * their energies through mel filters, and the logarithms of those. Safe for use by many threads.
 */
public final class LogMelSpectrogram {
    private static final double LEAST_ENERGY = 1e-10;
    /** How far below the loudest value of a sound others count, in powers of ten. */
    private static final float RANGE = 8;

    private final LogMelSettings settings;
    private final double[] window;
    private final FourierTransform transform;
    private final MelFilters filters;

    public LogMelSpectrogram(LogMelSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
        int size = settings.fftSize();
        this.window = new double[size];
        for (int i = 0; i < size; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
        }
        this.transform = new FourierTransform(size);
        this.filters = new MelFilters(settings.melBins(), size / 2 + 1, settings.sampleRate());
    }

    /**
     * Logarithms to the base ten of the energies of a sound that silence follows.
     *
     * @param samples mirrored at their start; more than half a window
     * @param frames how many, one each hop from the first sample on; they may go beyond the samples
     * @return {@code frames * melBins} values, frame by frame
     */
    public float[] logarithms(float[] samples, int frames) {
        float[] values = new float[Math.multiplyExact(frames, settings.melBins())];
        double[] signal = new double[settings.fftSize()];
        for (int frame = 0; frame < frames; frame++) {
            long first = firstSample(frame);
            for (int i = 0; i < signal.length; i++) {
                long at = Math.abs(first + i);
                signal[i] = at < samples.length ? samples[(int) at] * window[i] : 0;
            }
            write(signal, values, frame * settings.melBins());
        }
        return values;
    }

    /**
     * One frame of a sound that ends with its samples, and is mirrored there.
     *
     * @param samples more than half a window
     * @param frame a frame within the samples
     */
    public float[] mirrored(float[] samples, int frame) {
        double[] signal = new double[settings.fftSize()];
        long first = firstSample(frame);
        int last = samples.length - 1;
        for (int i = 0; i < signal.length; i++) {
            long at = last - Math.abs(last - Math.abs(first + i));
            signal[i] = samples[(int) at] * window[i];
        }
        float[] values = new float[settings.melBins()];
        write(signal, values, 0);
        return values;
    }

    private long firstSample(int frame) {
        return (long) frame * settings.hopLength() - settings.fftSize() / 2;
    }

    private void write(double[] signal, float[] values, int start) {
        double[] powers = transform.powers(signal);
        for (int i = 0; i < settings.melBins(); i++) {
            values[start + i] = (float) Math.log10(Math.max(LEAST_ENERGY, filters.apply(i, powers)));
        }
    }

    /** Scales the logarithms of a whole sound to what models take, in place: raised to a floor below the loudest, then to about -1 to 1. */
    public static void normalize(float[] logarithms) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (float value : logarithms) {
            greatest = Math.max(greatest, value);
        }
        float floor = greatest - RANGE;
        for (int i = 0; i < logarithms.length; i++) {
            logarithms[i] = (Math.max(logarithms[i], floor) + 4) / 4;
        }
    }
}
