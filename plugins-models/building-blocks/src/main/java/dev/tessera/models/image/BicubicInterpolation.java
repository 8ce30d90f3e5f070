package dev.tessera.models.image;

/**
 * Resizes planes of numbers as torch's {@code interpolate} does in the mode {@code bicubic}: each result comes of the sixteen
 * numbers round its place, however much smaller the plane becomes, by cubic convolution with a = -0.75.
 */
public final class BicubicInterpolation {
    private static final int TAPS = 4;
    private static final double A = -0.75;

    private final int width;
    private final Taps across;
    private final Taps down;

    /**
     * Prepares for planes of one size.
     *
     * @param width of the planes, as the other sizes at least one
     * @param height of the planes
     * @param newWidth of the results
     * @param newHeight of the results
     */
    public BicubicInterpolation(int width, int height, int newWidth, int newHeight) {
        if (width < 1 || height < 1 || newWidth < 1 || newHeight < 1) {
            throw new IllegalArgumentException("a plane of %d x %d numbers cannot be resized to %d x %d"
                    .formatted(width, height, newWidth, newHeight));
        }
        this.width = width;
        this.across = Taps.of(width, newWidth);
        this.down = Taps.of(height, newHeight);
    }

    /**
     * Resizes a plane.
     *
     * @param plane row by row
     * @return the result, row by row
     */
    public float[] resize(float[] plane) {
        float[] result = new float[across.size() * down.size()];
        for (int y = 0; y < down.size(); y++) {
            for (int x = 0; x < across.size(); x++) {
                result[y * across.size() + x] = (float) value(plane, x, y);
            }
        }
        return result;
    }

    private double value(float[] plane, int x, int y) {
        double sum = 0;
        for (int i = y * TAPS; i < (y + 1) * TAPS; i++) {
            int row = down.index()[i] * width;
            double rowSum = 0;
            for (int j = x * TAPS; j < (x + 1) * TAPS; j++) {
                rowSum += plane[row + across.index()[j]] * across.weight()[j];
            }
            sum += rowSum * down.weight()[i];
        }
        return sum;
    }

    /**
     * For each result along a side, which numbers it comes of.
     *
     * @param index four for each result; those beyond an end are the last
     * @param weight of each
     */
    @SuppressWarnings("ArrayRecordComponent") // read in the innermost loop
    private record Taps(int[] index, double[] weight) {
        static Taps of(int size, int newSize) {
            int[] index = new int[newSize * TAPS];
            double[] weight = new double[newSize * TAPS];
            // places are computed in 32 bits, as torch does for planes of 32 bits
            float scale = (float) size / newSize;
            for (int i = 0; i < newSize; i++) {
                float place = scale * (i + 0.5f) - 0.5f;
                int before = (int) Math.floor(place);
                for (int tap = 0; tap < TAPS; tap++) {
                    int at = before - 1 + tap;
                    index[i * TAPS + tap] = Math.clamp(at, 0, size - 1);
                    weight[i * TAPS + tap] = weight(Math.abs(place - at));
                }
            }
            return new Taps(index, weight);
        }

        int size() {
            return index.length / TAPS;
        }

        /** Keys' kernel (1981), at a distance of at most 2. */
        private static double weight(double distance) {
            return distance <= 1
                    ? ((A + 2) * distance - (A + 3)) * distance * distance + 1
                    : ((A * distance - 5 * A) * distance + 8 * A) * distance - 4 * A;
        }
    }
}
