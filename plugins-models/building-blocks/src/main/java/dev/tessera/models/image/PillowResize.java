package dev.tessera.models.image;

import static dev.tessera.models.image.ResampledRows.CHANNELS;
import static dev.tessera.models.image.ResampledRows.HALF;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.media.ImageItem;
import java.util.Arrays;

/**
 * Resizes pictures bit for bit as Pillow's {@code Image.resize} does: first across, then down, each with rounding to 8
 * bits, with a filter that takes in every source pixel. Safe for use by many threads.
 *
 * @param filter how pixels are weighted
 */
public record PillowResize(ResampleFilter filter) {
    /** Where a picture is higher than this many times its width and loses height, Pillow goes down first. */
    private static final long ELONGATED = 100;

    public PillowResize {
        requireNonNull(filter, "filter is null");
    }

    /**
     * Resizes a picture.
     *
     * @param width of the result, at least one
     * @param height of the result, at least one
     */
    public ImageItem resize(ImageItem image, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "a picture cannot be resized to %d x %d pixels".formatted(width, height));
        }
        if (image.width() == width && image.height() == height) {
            return image;
        }
        boolean downFirst = image.height() > ELONGATED * image.width() && height < image.height();
        if (downFirst && image.width() != width) {
            return resize(resize(image, image.width(), height), width, height);
        }
        ResampleWeights across = ResampleWeights.of(image.width(), width, filter);
        ResampleWeights down = ResampleWeights.of(image.height(), height, filter);
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
            Arrays.fill(sums, HALF);
            for (int i = 0; i < weights.count(y); i++) {
                add(rows.row(weights.first(y) + i), weights.weight(y, i), sums);
            }
            store(sums, rgb, y * sums.length);
        }
    }

    /** Separate from its caller so that the compiler sees a loop it can vectorize. */
    private static void add(int[] row, int weight, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += row[i] * weight;
        }
    }

    private static void store(int[] sums, byte[] rgb, int offset) {
        for (int i = 0; i < sums.length; i++) {
            rgb[offset + i] = (byte) ResampledRows.level(sums[i]);
        }
    }
}
