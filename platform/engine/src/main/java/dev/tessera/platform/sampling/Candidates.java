package dev.tessera.platform.sampling;

import java.util.Arrays;

/** The tokens that may still be chosen, with their probabilities before normalization. */
final class Candidates {
    /** Weight in the upper half, token in the lower: sorting these longs sorts by weight. Positive floats sort as their bits. */
    private long[] entries;

    private boolean sorted;

    private Candidates(long[] entries) {
        this.entries = entries;
    }

    /** All tokens; the likeliest has the weight 1. */
    static Candidates of(float[] logits, double temperature) {
        float max = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        long[] entries = new long[logits.length];
        for (int i = 0; i < logits.length; i++) {
            float weight = (float) Math.exp((logits[i] - max) / temperature);
            entries[i] = (long) Float.floatToRawIntBits(weight) << 32 | i;
        }
        return new Candidates(entries);
    }

    /** Drops what is less likely than a fraction of the likeliest token's probability. */
    void keepMinP(double fraction) {
        if (fraction > 0) {
            entries = Arrays.stream(entries)
                    .filter(entry -> weight(entry) >= fraction)
                    .toArray();
        }
    }

    /** Drops all but the likeliest. Of equally likely tokens those with larger numbers stay. */
    void keepTopK(int count) {
        sort();
        entries = Arrays.copyOfRange(entries, Math.max(0, entries.length - count), entries.length);
    }

    /** Keeps the likeliest tokens that together reach a probability, at least one. */
    void keepTopP(double probability) {
        sort();
        double wanted = probability * total();
        double sum = 0;
        int start = entries.length;
        while (start > 0 && sum < wanted) {
            start--;
            sum += weight(entries[start]);
        }
        entries = Arrays.copyOfRange(entries, Math.min(start, entries.length - 1), entries.length);
    }

    /**
     * The token at a point of the distribution.
     *
     * @param point at least 0 and less than 1
     */
    int draw(double point) {
        double remaining = point * total();
        for (long entry : entries) {
            remaining -= weight(entry);
            if (remaining < 0) {
                return (int) entry;
            }
        }
        return (int) entries[entries.length - 1];
    }

    private void sort() {
        if (!sorted) {
            Arrays.sort(entries);
            sorted = true;
        }
    }

    private double total() {
        double total = 0;
        for (long entry : entries) {
            total += weight(entry);
        }
        return total;
    }

    private static float weight(long entry) {
        return Float.intBitsToFloat((int) (entry >>> 32));
    }
}
