package dev.tessera.distribution;

/** Distances between arrays of numbers. */
final class Differences {
    private Differences() {}

    /** The largest difference; NaN where either holds NaN, or infinite where the lengths differ. */
    static float max(float[] left, float[] right) {
        if (left.length != right.length) {
            return Float.POSITIVE_INFINITY;
        }
        float max = 0;
        for (int i = 0; i < left.length; i++) {
            float difference = Math.abs(left[i] - right[i]);
            max = difference <= max ? max : difference;
        }
        return max;
    }
}
