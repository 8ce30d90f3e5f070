package dev.tessera.models.image;

import java.util.Arrays;
import java.util.function.ToIntFunction;

/**
 * For each pixel of a resized row or column, which source pixels make it up and how much each counts, in fixed point. The
 * filter is stretched where the picture shrinks, so that every source pixel counts.
 */
final class ResampleWeights {
    /** Eight bits for the result and two for overshoot. */
    private static final int MAX_FRACTION_BITS = 32 - 8 - 2;

    private final int[] first;
    private final int[] count;
    private final int[] weights;
    private final int stride;
    private final int fractionBits;

    private ResampleWeights(int[] first, int[] count, int[] weights, int stride, int fractionBits) {
        this.first = first;
        this.count = count;
        this.weights = weights;
        this.stride = stride;
        this.fractionBits = fractionBits;
    }

    /** Weights for resizing a side, in the arithmetic of Pillow's {@code precompute_coeffs} and {@code normalize_coeffs_8bpc}. */
    static ResampleWeights of(int sourceSize, int targetSize, ResampleFilter filter) {
        return of(sourceSize, targetSize, filter, weights -> MAX_FRACTION_BITS);
    }

    /** The same with as many bits as let each weight fit 16 with its sign, as PyTorch's kernels for 8 bits have them. */
    static ResampleWeights ofSixteenBits(int sourceSize, int targetSize, ResampleFilter filter) {
        return of(sourceSize, targetSize, filter, ResampleWeights::bitsOfSixteen);
    }

    private static int bitsOfSixteen(double[] weights) {
        double largest = Arrays.stream(weights).max().orElse(0);
        int bits = 0;
        while (bits < MAX_FRACTION_BITS && (int) (0.5 + largest * (1 << (bits + 1))) < 1 << 15) {
            bits++;
        }
        return bits;
    }

    private static ResampleWeights of(
            int sourceSize, int targetSize, ResampleFilter filter, ToIntFunction<double[]> bits) {
        double scale = (double) sourceSize / targetSize;
        double stretch = Math.max(scale, 1);
        double support = filter.support() * stretch;
        double shrink = 1 / stretch;
        int stride = (int) Math.ceil(support) * 2 + 1;
        int[] first = new int[targetSize];
        int[] count = new int[targetSize];
        double[] weights = new double[Math.multiplyExact(targetSize, stride)];
        for (int i = 0; i < targetSize; i++) {
            double center = (i + 0.5) * scale;
            first[i] = Math.max((int) (center - support + 0.5), 0);
            count[i] = Math.min((int) (center + support + 0.5), sourceSize) - first[i];
            double sum = 0;
            for (int j = i * stride; j < i * stride + count[i]; j++) {
                weights[j] = filter.weight((j - i * stride + first[i] - center + 0.5) * shrink);
                sum += weights[j];
            }
            for (int j = i * stride; j < i * stride + count[i] && sum != 0; j++) {
                weights[j] /= sum;
            }
        }
        int fractionBits = bits.applyAsInt(weights);
        int[] fixed = Arrays.stream(weights)
                .mapToInt(weight -> fixed(weight, fractionBits))
                .toArray();
        return new ResampleWeights(first, count, fixed, stride, fractionBits);
    }

    private static int fixed(double weight, int fractionBits) {
        double scaled = weight * (1 << fractionBits);
        return (int) (weight < 0 ? scaled - 0.5 : scaled + 0.5);
    }

    /** How many bits of a weight are after the point. */
    int fractionBits() {
        return fractionBits;
    }

    /** What is added to a weighted sum so that cutting it off rounds it. */
    int half() {
        return 1 << (fractionBits - 1);
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
