package dev.tessera.models.image;

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

    private ResampleWeights(FilterWindow window, int targetSize, int fractionBits) {
        this.first = new int[targetSize];
        this.count = new int[targetSize];
        this.stride = window.maxCount();
        this.weights = new int[Math.multiplyExact(targetSize, stride)];
        this.fractionBits = fractionBits;
        for (int target = 0; target < targetSize; target++) {
            window.moveTo(target);
            first[target] = window.first();
            count[target] = window.count();
            for (int source = 0; source < window.count(); source++) {
                weights[target * stride + source] = fixed(window.weight(source), fractionBits);
            }
        }
    }

    /** Weights for resizing a side, in the arithmetic of Pillow's {@code normalize_coeffs_8bpc}. */
    static ResampleWeights of(int sourceSize, int targetSize, ResampleFilter filter) {
        return new ResampleWeights(new FilterWindow(sourceSize, targetSize, filter), targetSize, MAX_FRACTION_BITS);
    }

    /** The same with as many bits as let each weight fit 16 with its sign, as PyTorch's kernels for 8 bits have them. */
    static ResampleWeights ofSixteenBits(int sourceSize, int targetSize, ResampleFilter filter) {
        FilterWindow window = new FilterWindow(sourceSize, targetSize, filter);
        double largest = 0;
        for (int target = 0; target < targetSize; target++) {
            window.moveTo(target);
            for (int source = 0; source < window.count(); source++) {
                largest = Math.max(largest, window.weight(source));
            }
        }
        return new ResampleWeights(window, targetSize, bitsOfSixteen(largest));
    }

    private static int bitsOfSixteen(double largest) {
        int bits = 0;
        while (bits < MAX_FRACTION_BITS && (int) (0.5 + largest * (1 << (bits + 1))) < 1 << 15) {
            bits++;
        }
        return bits;
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
