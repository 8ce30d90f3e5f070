package dev.tessera.models.llavaonevision;

/**
 * Which two places of a row or column each place of a scaled one lies between, and how near it is to the second, in the
 * arithmetic of PyTorch's {@code interpolate} in bilinear mode without aligned corners.
 *
 * @param first the place before
 * @param second the place after
 * @param nearness how much the second counts, from 0 to 1
 */
record Interpolation(int first, int second, float nearness) {
    /** @param place of the {@code target} places into which {@code source} places are scaled */
    static Interpolation of(int place, int source, int target) {
        if (source == target) {
            return new Interpolation(place, place, 0);
        }
        float ratio = (float) source / target;
        float at = Math.max(ratio * (place + 0.5f) - 0.5f, 0);
        int first = Math.min((int) at, source - 1);
        return new Interpolation(first, Math.min(first + 1, source - 1), Math.clamp(at - first, 0, 1));
    }
}
