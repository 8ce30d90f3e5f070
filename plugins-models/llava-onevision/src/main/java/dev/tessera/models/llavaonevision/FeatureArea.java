package dev.tessera.models.llavaonevision;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a picture covers of the features of its tiles, which stand beside and below each other as the tiles do.
 *
 * @param side features from one side of a tile to the other
 * @param columns tiles from left to right
 * @param top rows of features above it
 * @param left columns of features before it
 * @param height rows of features
 * @param width columns of features
 */
record FeatureArea(int side, int columns, int top, int left, int height, int width) {
    private static final double TOLERATED = 1.1;

    /** A tile, or a frame, by itself. */
    static FeatureArea tile(int side) {
        return new FeatureArea(side, 1, 0, 0, side, side);
    }

    /** All but what lies in the padding ({@code unpad_image} of the reference). */
    static FeatureArea unpadded(TileGrid grid, int side, int pictureWidth, int pictureHeight) {
        int height = grid.rows() * side;
        int width = grid.columns() * side;
        int top = 0;
        int left = 0;
        if ((double) pictureWidth / pictureHeight > (double) width / height) {
            top = (height - rounded(pictureHeight * ((double) width / pictureWidth))) / 2;
        } else {
            left = (width - rounded(pictureWidth * ((double) height / pictureHeight))) / 2;
        }
        return new FeatureArea(side, grid.columns(), top, left, height - 2 * top, width - 2 * left);
    }

    /** Python's {@code int(round(number, 7))}, without which 26.999999999999996 would be 26. */
    private static int rounded(double number) {
        return new BigDecimal(number).setScale(7, RoundingMode.HALF_EVEN).intValue();
    }

    /**
     * The size to which the features are scaled down where they are many more than some tiles have
     * ({@code anyres_max_N} of the reference).
     */
    FeatureSize scaled(int maxTiles) {
        double ratio = Math.sqrt((double) height * width / ((double) maxTiles * side * side));
        return ratio > TOLERATED
                ? new FeatureSize(floorDivision(height, ratio), floorDivision(width, ratio))
                : new FeatureSize(height, width);
    }

    /** Python's {@code //}, which is exact where dividing first would round up. */
    private static int floorDivision(double number, double divisor) {
        return (int) Math.rint((number - number % divisor) / divisor);
    }

    /** Number of a feature among those of the tiles, one tile after the other. */
    int row(int y, int x) {
        int tile = (top + y) / side * columns + (left + x) / side;
        return (tile * side + (top + y) % side) * side + (left + x) % side;
    }

    /**
     * How many features there are.
     *
     * @param height rows
     * @param width columns
     */
    record FeatureSize(int height, int width) {
        /** Half as many in each direction, rounded up. */
        static FeatureSize pooled(int side) {
            return new FeatureSize(Math.ceilDiv(side, 2), Math.ceilDiv(side, 2));
        }

        long count() {
            return (long) height * width;
        }
    }
}
