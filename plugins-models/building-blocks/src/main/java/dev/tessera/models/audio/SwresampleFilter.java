package dev.tessera.models.audio;

/** The filter of FFmpeg's libswresample, as its defaults make it: an ideal low-pass under a Kaiser window, phase by phase. */
final class SwresampleFilter {
    private static final int MAX_PHASES = 1 << 10;
    private static final int CROSSINGS = 32;
    private static final double CUTOFF = 0.97;
    private static final double BETA = 9;

    /** Phases begin at multiples of this many weights, with zeros between them. */
    private static final int ALIGNMENT = 8;

    private SwresampleFilter() {}

    static PolyphaseFilter design(Ratio ratio) {
        double factor = Math.min(CUTOFF * ratio.up() / ratio.down(), 1);
        int taps = Math.ceilDiv((int) Math.ceil(CROSSINGS / factor), 2) * 2;
        int before = (taps - 1) / 2;
        int phases = Math.min(ratio.up(), MAX_PHASES);
        double sum = sum(factor, taps, before);
        double rim = taps % ALIGNMENT == 0 ? weight(taps - 1 - before, factor, taps) : 0;
        return PolyphaseFilter.of(ratio, phases, taps, before, Edge.MIRROR, (phase, offset) -> {
            // the first phase a sample later, for which libswresample reads what lies before that phase in its memory
            boolean beyond = phase == phases && offset == -before;
            return (float) ((beyond ? rim : weight(offset - (double) phase / phases, factor, taps)) / sum);
        });
    }

    /** What the first phase makes of a constant; all phases are divided by it. */
    private static double sum(double factor, int taps, int before) {
        double sum = 0;
        for (int tap = 0; tap < taps; tap++) {
            sum += weight(tap - before, factor, taps);
        }
        return sum;
    }

    /** What a sample at a distance from the place counts, in samples. */
    private static double weight(double distance, double factor, int taps) {
        double x = Math.PI * distance * factor;
        double sinc = distance == 0 ? 1 : Math.sin(x) / x;
        return sinc * KaiserWindow.height(BETA, 2 * distance / taps);
    }
}
