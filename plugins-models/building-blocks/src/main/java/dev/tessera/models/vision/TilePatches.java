package dev.tessera.models.vision;

import static java.util.Objects.requireNonNull;

import dev.tessera.models.image.PixelNormalization;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;

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
        int size = tower.patchSize();
        int target = tile * tower.patches() * tower.patchValues();
        for (int row = 0; row < tower.side(); row++) {
            for (int column = 0; column < tower.side(); column++) {
                for (int channel = 0; channel < normalization.channels(); channel++) {
                    normalization.write(picture, channel, column * size, row * size, size, values, target);
                    target += size * size;
                }
            }
        }
    }

    /** {@code [tiles * patches, patchValues]}. */
    public Tensor rows() {
        return Tensor.ofFloats(Shape.of((long) tiles * tower.patches(), tower.patchValues()), values);
    }
}
