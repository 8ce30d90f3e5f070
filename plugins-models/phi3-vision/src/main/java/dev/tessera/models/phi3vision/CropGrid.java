package dev.tessera.models.phi3vision;

import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;

/**
 * How many crops a picture is cut into.
 *
 * @param rows crops from top to bottom
 * @param columns crops from left to right
 */
record CropGrid(int rows, int columns) {
    static CropGrid of(ProcessedItem item, int tile) {
        long[] size = item.field(Phi3VisionProcessor.SIZE).toLongs();
        return new CropGrid(Math.toIntExact(size[0] / tile), Math.toIntExact(size[1] / tile));
    }

    /** Height and width in pixels: {@code image_sizes} in the reference. */
    Tensor size(int tile) {
        return Tensor.ofLongs(Shape.of(2), (long) rows * tile, (long) columns * tile);
    }

    /** What the tower looks at: the crops, and before them the whole picture. */
    int tiles() {
        return rows * columns + 1;
    }

    /**
     * Embeddings of the picture: the squares of all tiles, a separator for each line of them, and one more.
     *
     * @param squares from one side of a tile to the other
     */
    long embeddings(int squares) {
        return (long) tiles() * squares * squares + 1 + (rows + 1L) * squares;
    }
}
