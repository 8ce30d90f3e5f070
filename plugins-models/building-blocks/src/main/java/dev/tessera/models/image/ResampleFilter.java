package dev.tessera.models.image;

/** Filters for resizing, with the formulas of Pillow's {@code Resample.c}. */
public enum ResampleFilter {
    BILINEAR(1) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            return x < 1 ? 1 - x : 0;
        }
    },
    /** Cubic convolution with a = -0.5. */
    BICUBIC(2) {
        private static final double A = -0.5;

        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return ((A + 2) * x - (A + 3)) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
        }
    };

    private final double support;

    ResampleFilter(double support) {
        this.support = support;
    }

    /** How far from its centre the filter reaches, in pixels of the smaller picture. */
    double support() {
        return support;
    }

    /** The weight of a pixel at a distance from the centre. Not normalized. */
    abstract double weight(double distance);
}
