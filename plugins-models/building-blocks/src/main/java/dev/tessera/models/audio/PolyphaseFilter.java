package dev.tessera.models.audio;

import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;

import dev.tessera.spi.error.TesseraException;

/**
 * A filter that is known at so many places between two samples, its phases. Each sample that comes out is a weighted sum of
 * those that go in around its place. Immutable.
 */
final class PolyphaseFilter {
    /** 64 MiB of weights. Rates that share no divisor take the most. */
    private static final long MAX_WEIGHTS = 1 << 24;

    private final Ratio ratio;
    private final int phases;
    private final int taps;
    private final int before;
    private final Edge edge;
    private final float[] weights;

    private PolyphaseFilter(Ratio ratio, int phases, int taps, int before, Edge edge, float[] weights) {
        this.ratio = ratio;
        this.phases = phases;
        this.taps = taps;
        this.before = before;
        this.edge = edge;
        this.weights = weights;
    }

    /**
     * Asks each weight once.
     *
     * @param phases places between two samples; with as many as the ratio's {@code up} no sample's place is between two
     * @param taps samples in each sum
     * @param before how many of them lie before the place, not counting the one at or just before it
     * @throws TesseraException UNSUPPORTED_MEDIA where the filter would be too large
     */
    static PolyphaseFilter of(Ratio ratio, int phases, int taps, int before, Edge edge, Weight weight) {
        requirePossible(ratio, phases, taps);
        float[] weights = new float[(phases + 1) * taps];
        for (int phase = 0; phase <= phases; phase++) {
            for (int tap = 0; tap < taps; tap++) {
                weights[phase * taps + tap] = weight.of(phase, tap - before);
            }
        }
        return new PolyphaseFilter(ratio, phases, taps, before, edge, weights);
    }

    /**
     * Refuses filters that are too large.
     *
     * @throws TesseraException UNSUPPORTED_MEDIA
     */
    static void requirePossible(Ratio ratio, int phases, int taps) {
        if ((phases + 1L) * taps > MAX_WEIGHTS) {
            throw new TesseraException(
                    UNSUPPORTED_MEDIA,
                    "the audio's sample rate cannot be changed in the ratio %d to %d: the rates have too little in common"
                            .formatted(ratio.down(), ratio.up()));
        }
    }

    /** Computes samples. */
    void apply(float[] from, float[] to) {
        for (int i = 0; i < to.length; i++) {
            long place = (long) i * ratio.down();
            int sample = Math.toIntExact(place / ratio.up());
            long between = place % ratio.up() * phases;
            int phase = (int) (between / ratio.up());
            int rest = (int) (between % ratio.up());
            float sum = sum(from, sample - before, phase * taps);
            to[i] = rest == 0 ? sum : sum + (sum(from, sample - before, (phase + 1) * taps) - sum) * rest / ratio.up();
        }
    }

    private float sum(float[] samples, int first, int weight) {
        return first >= 0 && first + taps <= samples.length
                ? inside(samples, first, weight)
                : across(samples, first, weight);
    }

    private float inside(float[] samples, int first, int weight) {
        float sum = 0;
        for (int i = 0; i < taps; i++) {
            sum += samples[first + i] * weights[weight + i];
        }
        return sum;
    }

    private float across(float[] samples, int first, int weight) {
        float sum = 0;
        for (int i = 0; i < taps; i++) {
            sum += edge.sample(samples, first + i) * weights[weight + i];
        }
        return sum;
    }

    /** What a sample counts. */
    @FunctionalInterface
    interface Weight {
        /**
         * The weight of a sample.
         *
         * @param phase from 0 to the number of phases
         * @param offset of the sample, from the last one before the place
         */
        float of(int phase, int offset);
    }
}
