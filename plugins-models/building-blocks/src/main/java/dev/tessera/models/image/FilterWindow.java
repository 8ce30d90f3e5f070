package dev.tessera.models.image;

/**
 * Which source pixels make up a pixel of a resized row or column, and how much each counts, for one target pixel at a time:
 * where a long side shrinks, those of all targets would take gigabytes. Not thread-safe.
 */
final class FilterWindow {
    private final int sourceSize;
    private final double scale;
    private final double support;
    private final double shrink;
    private final ResampleFilter filter;
    private final double[] weights;
    private int first;
    private int count;

    /** Of a side that is resized, in the arithmetic of Pillow's {@code precompute_coeffs}. */
    FilterWindow(int sourceSize, int targetSize, ResampleFilter filter) {
        this.sourceSize = sourceSize;
        this.scale = (double) sourceSize / targetSize;
        double stretch = Math.max(scale, 1);
        this.support = filter.support() * stretch;
        this.shrink = 1 / stretch;
        this.filter = filter;
        this.weights = new double[(int) Math.ceil(support) * 2 + 1];
    }

    /** Computes what makes up a target pixel. */
    void moveTo(int target) {
        double center = (target + 0.5) * scale;
        first = Math.max((int) (center - support + 0.5), 0);
        count = Math.min((int) (center + support + 0.5), sourceSize) - first;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            weights[i] = filter.weight((i + first - center + 0.5) * shrink);
            sum += weights[i];
        }
        for (int i = 0; i < count && sum != 0; i++) {
            weights[i] /= sum;
        }
    }

    /** The most source pixels that any target pixel has. */
    int maxCount() {
        return weights.length;
    }

    /** The first source pixel. */
    int first() {
        return first;
    }

    /** How many source pixels there are. */
    int count() {
        return count;
    }

    /** The weight of a source pixel, counted from the first one. */
    double weight(int source) {
        return weights[source];
    }
}
