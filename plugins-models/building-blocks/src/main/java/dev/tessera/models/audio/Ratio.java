package dev.tessera.models.audio;

/**
 * How many samples come of how many, reduced.
 *
 * @param up samples that come out, at least one
 * @param down samples that go in, at least one
 */
record Ratio(int up, int down) {
    Ratio {
        int divisor = greatestCommonDivisor(up, down);
        up /= divisor;
        down /= divisor;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    int larger() {
        return Math.max(up, down);
    }

    /** How many samples so many become. */
    long resampled(int samples) {
        return Math.ceilDiv((long) samples * up, down);
    }
}
