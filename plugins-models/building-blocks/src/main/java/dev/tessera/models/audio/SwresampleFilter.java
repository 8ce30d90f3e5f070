package dev.tessera.models.audio;

/** The filter of FFmpeg's libswresample, as its defaults make it: an ideal low-pass under a Kaiser window, phase by phase. */
final class SwresampleFilter {
    private static final int MAX_PHASES = 1 << 10;
    private static final int CROSSINGS = 32;
    private static final double CUTOFF = 0.97;
    private static final double BETA = 9;

    private SwresampleFilter() {}

    static PolyphaseFilter design(Ratio ratio) {
        double factor = Math.min(CUTOFF * ratio.up() / ratio.down(), 1);
        int taps = (int) Math.ceil(CROSSINGS / factor);
        taps += taps % 2;
        int before = (taps - 1) / 2;
        int phases = Math.min(ratio.up(), MAX_PHASES);
        int length = taps;
        // the first phase is made to pass a constant unchanged, and the others are scaled as it is
        double sum = 0;
        for (int tap = 0; tap < taps; tap++) {
            sum += weight(tap - before, factor, taps);
        }
        double total = sum;
        return PolyphaseFilter.of(ratio, phases, taps, before, Edge.MIRROR, (phase, offset) ->
                (float) (weight(offset - (double) phase / phases, factor, length) / total));
    }

    /** What a sample at a distance from the place counts, in samples. */
    private static double weight(double distance, double factor, int taps) {
        double x = Math.PI * distance * factor;
        double sinc = distance == 0 ? 1 : Math.sin(x) / x;
        return sinc * KaiserWindow.height(BETA, 2 * distance / taps);
    }
}
