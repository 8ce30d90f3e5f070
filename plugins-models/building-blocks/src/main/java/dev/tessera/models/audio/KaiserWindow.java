package dev.tessera.models.audio;

/** The Kaiser window, which lets a filter of finite length cut off steeply. */
final class KaiserWindow {
    private KaiserWindow() {}

    /**
     * The window's height, which is not brought to one in the middle.
     *
     * @param beta its shape
     * @param place from -1 to 1; what is beyond has the height of the rim
     */
    static double height(double beta, double place) {
        return bessel(beta * Math.sqrt(Math.max(1 - place * place, 0)));
    }

    /** The modified Bessel function of the first kind and order zero, as its power series. */
    private static double bessel(double x) {
        double squared = x * x / 4;
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-17; k++) {
            term *= squared / ((double) k * k);
            sum += term;
        }
        return sum;
    }
}
