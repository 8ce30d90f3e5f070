package dev.tessera.models.audio;

/**
 * The discrete Fourier transform of one size, by the mixed-radix algorithm of Cooley and Tukey (1965): sizes with small prime
 * factors, such as 400, are fast. Safe for use by many threads.
 */
final class FourierTransform {
    private final int size;
    private final double[] cosines;
    private final double[] sines;

    /** @param size at least 1 */
    FourierTransform(int size) {
        this.size = size;
        this.cosines = new double[size];
        this.sines = new double[size];
        for (int i = 0; i < size; i++) {
            cosines[i] = Math.cos(2 * Math.PI * i / size);
            sines[i] = -Math.sin(2 * Math.PI * i / size);
        }
    }

    /** Squared magnitudes of the {@code size / 2 + 1} frequencies of a real signal of the transform's size. */
    double[] powers(double[] signal) {
        double[] real = new double[size];
        double[] imaginary = new double[size];
        transform(signal, 0, 1, real, imaginary, 0, size, new double[2 * size]);
        double[] powers = new double[size / 2 + 1];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
        }
        return powers;
    }

    /** Transforms every {@code stride}-th value of the signal, {@code count} of them. */
    private void transform(
            double[] signal,
            int first,
            int stride,
            double[] real,
            double[] imaginary,
            int target,
            int count,
            double[] scratch) {
        if (count == 1) {
            real[target] = signal[first];
            imaginary[target] = 0;
            return;
        }
        int radix = smallestFactor(count);
        int part = count / radix;
        for (int i = 0; i < radix; i++) {
            transform(signal, first + i * stride, stride * radix, real, imaginary, target + i * part, part, scratch);
        }
        for (int k = 0; k < part; k++) {
            combine(real, imaginary, target + k, radix, part, k * stride, scratch);
        }
    }

    /** Joins one value of each part to as many of the whole. */
    private void combine(
            double[] real, double[] imaginary, int target, int radix, int part, int turn, double[] scratch) {
        for (int i = 0; i < radix; i++) {
            int angle = Math.floorMod((long) i * turn, size);
            double x = real[target + i * part];
            double y = imaginary[target + i * part];
            scratch[2 * i] = x * cosines[angle] - y * sines[angle];
            scratch[2 * i + 1] = x * sines[angle] + y * cosines[angle];
        }
        for (int out = 0; out < radix; out++) {
            double x = 0;
            double y = 0;
            for (int i = 0; i < radix; i++) {
                int angle = Math.floorMod((long) out * i * (size / radix), size);
                x += scratch[2 * i] * cosines[angle] - scratch[2 * i + 1] * sines[angle];
                y += scratch[2 * i] * sines[angle] + scratch[2 * i + 1] * cosines[angle];
            }
            real[target + out * part] = x;
            imaginary[target + out * part] = y;
        }
    }

    private static int smallestFactor(int count) {
        for (int factor = 2; (long) factor * factor <= count; factor++) {
            if (count % factor == 0) {
                return factor;
            }
        }
        return count;
    }
}
