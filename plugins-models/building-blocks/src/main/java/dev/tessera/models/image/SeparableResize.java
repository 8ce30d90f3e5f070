package dev.tessera.models.image;

import static dev.tessera.spi.media.ImageItem.CHANNELS;

import dev.tessera.spi.media.ImageItem;
import java.util.Arrays;

/** Resizes pictures first across, then down, each with rounding to 8 bits, where a side changes at all. */
final class SeparableResize {
    private SeparableResize() {}

    /** Makes the weights for a side. */
    @FunctionalInterface
    interface Weights {
        ResampleWeights of(int sourceSize, int targetSize);
    }

    /** Resizes a picture, unless it has the size already. */
    static ImageItem resize(ImageItem image, int width, int height, Weights weights) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "a picture cannot be resized to %d x %d pixels".formatted(width, height));
        }
        if (image.width() == width && image.height() == height) {
            return image;
        }
        ResampleWeights across = weights.of(image.width(), width);
        ResampleWeights down = weights.of(image.height(), height);
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), CHANNELS)];
        if (image.height() == height) {
            copyRows(new ResampledRows(image, across, 1), width, height, rgb);
        } else {
            resampleDown(new ResampledRows(image, across, down.maxCount()), down, width, rgb);
        }
        return new ImageItem(width, height, rgb);
    }

    private static void copyRows(ResampledRows rows, int width, int height, byte[] rgb) {
        for (int y = 0; y < height; y++) {
            int[] row = rows.row(y);
            for (int i = 0; i < row.length; i++) {
                rgb[y * CHANNELS * width + i] = (byte) row[i];
            }
        }
    }

    private static void resampleDown(ResampledRows rows, ResampleWeights weights, int width, byte[] rgb) {
        int[] sums = new int[CHANNELS * width];
        for (int y = 0; y < weights.targetSize(); y++) {
            Arrays.fill(sums, weights.half());
            for (int i = 0; i < weights.count(y); i++) {
                add(rows.row(weights.first(y) + i), weights.weight(y, i), sums);
            }
            store(sums, weights.fractionBits(), rgb, y * sums.length);
        }
    }

    /** Separate from its caller so that the compiler sees a loop it can vectorize. */
    private static void add(int[] row, int weight, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += row[i] * weight;
        }
    }

    private static void store(int[] sums, int fractionBits, byte[] rgb, int offset) {
        for (int i = 0; i < sums.length; i++) {
            rgb[offset + i] = (byte) ResampledRows.level(sums[i], fractionBits);
        }
    }
}
