package dev.tessera.models.audio;

/**
 * Triangular filters on the mel scale of Slaney's Auditory Toolbox (1998), each of unit area, which is librosa's default and
 * Whisper's.
 */
final class MelFilters {
    private static final double LINEAR_UP_TO = 1000;
    private static final double HERTZ_PER_MEL = 200.0 / 3;
    private static final double MEL_OF_LINEAR_END = LINEAR_UP_TO / HERTZ_PER_MEL;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    /** First frequency of each filter, and its weights from there. */
    private final int[] firsts;

    private final double[][] weights;

    /**
     * @param count number of filters, from 0 Hz to half the sample rate
     * @param frequencies how many the spectrum has, from 0 Hz to half the sample rate
     */
    MelFilters(int count, int frequencies, int sampleRate) {
        this.firsts = new int[count];
        this.weights = new double[count][];
        double nyquist = sampleRate / 2.0;
        double[] edges = new double[count + 2];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = hertz(mel(nyquist) * i / (count + 1));
        }
        for (int i = 0; i < count; i++) {
            design(i, edges[i], edges[i + 1], edges[i + 2], nyquist / (frequencies - 1), frequencies);
        }
    }

    private void design(int filter, double low, double peak, double high, double step, int frequencies) {
        int first = Math.min(frequencies, (int) Math.ceil(low / step));
        int end = Math.clamp((long) Math.floor(high / step) + 1, first, frequencies);
        double[] triangle = new double[end - first];
        for (int i = 0; i < triangle.length; i++) {
            double hertz = (first + i) * step;
            double height = Math.min((hertz - low) / (peak - low), (high - hertz) / (high - peak));
            triangle[i] = Math.max(0, height) * 2 / (high - low);
        }
        firsts[filter] = first;
        weights[filter] = triangle;
    }

    /** How much of a spectrum passes a filter. */
    double apply(int filter, double[] powers) {
        double sum = 0;
        double[] triangle = weights[filter];
        for (int i = 0; i < triangle.length; i++) {
            sum += triangle[i] * powers[firsts[filter] + i];
        }
        return sum;
    }

    private static double mel(double hertz) {
        return hertz < LINEAR_UP_TO
                ? hertz / HERTZ_PER_MEL
                : MEL_OF_LINEAR_END + Math.log(hertz / LINEAR_UP_TO) / LOG_STEP;
    }

    private static double hertz(double mel) {
        return mel < MEL_OF_LINEAR_END
                ? mel * HERTZ_PER_MEL
                : LINEAR_UP_TO * Math.exp(LOG_STEP * (mel - MEL_OF_LINEAR_END));
    }
}
