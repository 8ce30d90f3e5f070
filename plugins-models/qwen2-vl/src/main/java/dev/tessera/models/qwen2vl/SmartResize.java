package dev.tessera.models.qwen2vl;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;

import dev.tessera.spi.error.TesseraException;

/**
 * The size to which a picture is resized: sides are multiples of a factor, the area lies within a budget, and the aspect
 * ratio changes as little as that allows ({@code smart_resize} of the reference).
 *
 * @param height pixels
 * @param width pixels
 */
record SmartResize(int height, int width) {
    private static final int MAX_ASPECT_RATIO = 200;

    /**
     * @param factor sides become multiples of this
     * @throws TesseraException INVALID_MEDIA where one side is more than 200 times the other
     */
    static SmartResize of(int height, int width, int factor, PixelBudget budget) {
        if (Math.max(height, width) > (long) MAX_ASPECT_RATIO * Math.min(height, width)) {
            throw new TesseraException(
                    INVALID_MEDIA,
                    "the picture has %d x %d pixels, but one side may be at most %d times the other"
                            .formatted(width, height, MAX_ASPECT_RATIO));
        }
        // rint rounds halves to even, as Python does
        double roundedHeight = Math.rint((double) height / factor) * factor;
        double roundedWidth = Math.rint((double) width / factor) * factor;
        double area = (double) height * width;
        if (roundedHeight * roundedWidth > budget.max()) {
            double shrink = Math.sqrt(area / budget.max());
            return new SmartResize((int) Math.max(factor, Math.floor(height / shrink / factor) * factor), (int)
                    Math.max(factor, Math.floor(width / shrink / factor) * factor));
        }
        if (roundedHeight * roundedWidth < budget.min()) {
            double grow = Math.sqrt(budget.min() / area);
            return new SmartResize(
                    (int) Math.ceil(height * grow / factor) * factor, (int) Math.ceil(width * grow / factor) * factor);
        }
        return new SmartResize((int) roundedHeight, (int) roundedWidth);
    }
}
