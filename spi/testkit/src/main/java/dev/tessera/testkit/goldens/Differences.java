package dev.tessera.testkit.goldens;

/** Distances between arrays of numbers. */
public final class Differences {
    private Differences() {}

    /** The largest difference; NaN where either holds NaN, or infinite where the lengths differ. */
    public static float max(float[] left, float[] right) {
        if (left.length != right.length) {
            return Float.POSITIVE_INFINITY;
        }
        float max = 0;
        for (int i = 0; i < left.length; i++) {
            max = Math.max(max, Math.abs(left[i] - right[i]));
        }
        return max;
    }
}
