package dev.tessera.models.llavaonevision;

import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;

/**
 * What has to be known of a picture to put the features of its tiles in order.
 *
 * @param grid the tiles of its resolution
 * @param width pixels of the picture as it came
 * @param height pixels of the picture as it came
 */
record PictureLayout(TileGrid grid, int width, int height) {
    static final String FIELD = "picture_layout";

    static PictureLayout of(ProcessedItem item) {
        long[] sizes = item.field(FIELD).toLongs();
        return new PictureLayout(
                new TileGrid(Math.toIntExact(sizes[0]), Math.toIntExact(sizes[1])),
                Math.toIntExact(sizes[2]),
                Math.toIntExact(sizes[3]));
    }

    Tensor toTensor() {
        return Tensor.ofLongs(Shape.of(4), grid.rows(), grid.columns(), width, height);
    }
}
