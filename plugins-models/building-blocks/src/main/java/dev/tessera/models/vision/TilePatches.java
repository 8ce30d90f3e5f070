package dev.tessera.models.vision;

import static java.util.Objects.requireNonNull;

import dev.tessera.models.image.PixelNormalization;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;

/**
 * The patches of square tiles as rows of normalized values, tile by tile and in each from the top left. A row holds each colour
 * channel, in it the lines of pixels. Used by one thread.
 */
public final class TilePatches {
    private final VisionTowerConfig tower;
    private final PixelNormalization normalization;
    private final int tiles;
    private final float[] values;

    /** @param tiles how many there will be */
    public TilePatches(VisionTowerConfig tower, PixelNormalization normalization, int tiles) {
        this.tower = requireNonNull(tower, "tower is null");
        this.normalization = requireNonNull(normalization, "normalization is null");
        this.tiles = tiles;
        this.values = new float[Math.multiplyExact(Math.multiplyExact(tiles, tower.patches()), tower.patchValues())];
    }

    /** Fills in a tile with a picture of its size. */
    public void write(int tile, ImageItem picture) {
        if (picture.width() != tower.imageSize() || picture.height() != tower.imageSize()) {
            throw new IllegalArgumentException("an %s is no tile of %d pixels".formatted(picture, tower.imageSize()));
        }
        write(
                tile,
                (channel, left, top, target) ->
                        normalization.write(picture, channel, left, top, tower.patchSize(), values, target));
    }

    /**
     * Fills in a tile with numbers that are normalized already.
     *
     * @param planes those of each channel, line by line
     */
    public void write(int tile, List<float[]> planes) {
        int lines = tower.imageSize();
        if (planes.size() != normalization.channels()
                || planes.stream().anyMatch(plane -> plane.length != lines * lines)) {
            throw new IllegalArgumentException("the planes are not those of a tile of %d pixels".formatted(lines));
        }
        int size = tower.patchSize();
        write(tile, (channel, left, top, target) -> {
            for (int line = 0; line < size; line++) {
                System.arraycopy(planes.get(channel), (top + line) * lines + left, values, target + line * size, size);
            }
        });
    }

    private void write(int tile, SquareWriter squares) {
        int size = tower.patchSize();
        int target = tile * tower.patches() * tower.patchValues();
        for (int row = 0; row < tower.side(); row++) {
            for (int column = 0; column < tower.side(); column++) {
                for (int channel = 0; channel < normalization.channels(); channel++) {
                    squares.write(channel, column * size, row * size, target);
                    target += size * size;
                }
            }
        }
    }

    /** Writes one channel of a patch. */
    @FunctionalInterface
    private interface SquareWriter {
        void write(int channel, int left, int top, int target);
    }

    /** {@code [tiles * patches, patchValues]}. */
    public Tensor rows() {
        return Tensor.ofFloats(Shape.of((long) tiles * tower.patches(), tower.patchValues()), values);
    }
}
