package dev.tessera.models.image;

/**
 * For each pixel of a resized row or column, which source pixels make it up and how much each counts, in fixed point. The
 * filter is stretched where the picture shrinks, so that every source pixel counts.
 */
final class ResampleWeights {
    /** Eight bits for the result and two for overshoot. */
    static final int FRACTION_BITS = 32 - 8 - 2;

    private final int[] first;
    private final int[] count;
    private final int[] weights;
    private final int stride;

    private ResampleWeights(int[] first, int[] count, int[] weights, int stride) {
        this.first = first;
        this.count = count;
        this.weights = weights;
        this.stride = stride;
    }

    /** Weights for resizing a side, in the arithmetic of Pillow's {@code precompute_coeffs} and {@code normalize_coeffs_8bpc}. */
    static ResampleWeights of(int sourceSize, int targetSize, ResampleFilter filter) {
        double scale = (double) sourceSize / targetSize;
        double stretch = Math.max(scale, 1);
        double support = filter.support() * stretch;
        double shrink = 1 / stretch;
        int stride = (int) Math.ceil(support) * 2 + 1;
        int[] first = new int[targetSize];
        int[] count = new int[targetSize];
        int[] weights = new int[Math.multiplyExact(targetSize, stride)];
        double[] window = new double[stride];
        for (int i = 0; i < targetSize; i++) {
            double center = (i + 0.5) * scale;
            first[i] = Math.max((int) (center - support + 0.5), 0);
            count[i] = Math.min((int) (center + support + 0.5), sourceSize) - first[i];
            double sum = 0;
            for (int j = 0; j < count[i]; j++) {
                window[j] = filter.weight((j + first[i] - center + 0.5) * shrink);
                sum += window[j];
            }
            for (int j = 0; j < count[i]; j++) {
                weights[i * stride + j] = fixed(sum == 0 ? window[j] : window[j] / sum);
            }
        }
        return new ResampleWeights(first, count, weights, stride);
    }

    private static int fixed(double weight) {
        double scaled = weight * (1 << FRACTION_BITS);
        return (int) (weight < 0 ? scaled - 0.5 : scaled + 0.5);
    }

    int targetSize() {
        return first.length;
    }

    /** The most source pixels that any target pixel has. */
    int maxCount() {
        return stride;
    }

    /** The first source pixel of a target pixel. */
    int first(int target) {
        return first[target];
    }

    /** How many source pixels a target pixel has. */
    int count(int target) {
        return count[target];
    }

    /** The weight of a target pixel's source pixel, counted from its first one. */
    int weight(int target, int source) {
        return weights[target * stride + source];
    }
}
