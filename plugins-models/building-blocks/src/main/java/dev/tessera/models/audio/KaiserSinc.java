package dev.tessera.models.audio;

/**
 * A low-pass filter at the rate of which both rates are divisors: the ideal one, cut to a length by a Kaiser window.
 *
 * @param half taps on each side of the middle one
 * @param cutoff as a part of half that rate
 * @param beta shape of the window
 * @param window where on each side the window ends, in taps
 */
record KaiserSinc(int half, double cutoff, double beta, double window) {
    private static final int SCIPY_CROSSINGS = 10;
    private static final double SCIPY_BETA = 5;

    /** The end of what passes unchanged, as a part of half the lower rate: 20 bits with soxr's smallest roll-off. */
    private static final double SOXR_PASS = 0.91363;
    /** Decibels of 21 bits. */
    private static final double SOXR_ATTENUATION = 21 * 6.020599913279624;

    /** The filter that {@code resample_poly} designs. */
    static KaiserSinc scipy(Ratio ratio) {
        int half = SCIPY_CROSSINGS * ratio.larger();
        return new KaiserSinc(half, 1.0 / ratio.larger(), SCIPY_BETA, half);
    }

    /** The filter of soxr's HQ: it passes up to {@code SOXR_PASS} and is closed at half the lower rate. */
    static KaiserSinc soxr(Ratio ratio) {
        double transition = (1 - SOXR_PASS) / ratio.larger() / 2;
        double cutoff = 1.0 / ratio.larger() - transition;
        // Kaiser's own formula for a window by its attenuation
        double beta = 0.1102 * (SOXR_ATTENUATION - 8.7);
        int taps = (int) Math.ceil((SOXR_ATTENUATION - 7.95) / (2.285 * 2 * Math.PI * transition) + 1);
        int half = taps / 2;
        return new KaiserSinc(half, cutoff, beta, half + 0.5);
    }

    /** The filter by its phases, with silence around the sound. */
    PolyphaseFilter polyphase(Ratio ratio) {
        int up = ratio.up();
        int before = half / up;
        int taps = 2 * before + 2;
        PolyphaseFilter.requirePossible(ratio, up, taps);
        float[] weights = weights(up);
        return PolyphaseFilter.of(ratio, up, taps, before, Edge.SILENCE, (phase, offset) -> {
            int tap = Math.abs(phase - offset * up);
            return tap > half ? 0 : weights[tap];
        });
    }

    /** From the middle outwards, made to pass a constant unchanged. */
    private float[] weights(int up) {
        double[] taps = new double[half + 1];
        double sum = 0;
        for (int i = half; i > 0; i--) {
            taps[i] = tap(i);
            sum += 2 * taps[i];
        }
        taps[0] = tap(0);
        sum += taps[0];
        float[] weights = new float[half + 1];
        for (int i = 0; i <= half; i++) {
            // rounded before it is multiplied, as scipy does
            weights[i] = (float) (taps[i] / sum) * up;
        }
        return weights;
    }

    private double tap(int place) {
        double x = Math.PI * cutoff * place;
        double sinc = place == 0 ? 1 : Math.sin(x) / x;
        return sinc * KaiserWindow.height(beta, place / window);
    }
}
