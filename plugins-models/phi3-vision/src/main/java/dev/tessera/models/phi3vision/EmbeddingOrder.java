package dev.tessera.models.phi3vision;

import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The order in which squares of patches become embeddings: line by line over all crops of a picture, each line with a separator
 * after it; another separator; then the lines of the whole picture. Squares are numbered tile by tile, the whole picture before
 * its crops, and the separators after the squares of all pictures.
 */
final class EmbeddingOrder {
    private final int side;
    private final long lineSeparator;
    private final LongStream.Builder rows = LongStream.builder();

    private EmbeddingOrder(int side, long squares) {
        this.side = side;
        this.lineSeparator = squares;
    }

    /**
     * The numbers for some pictures, one after the other.
     *
     * @param side squares from one side of a tile to the other
     */
    static Tensor of(List<CropGrid> grids, int side) {
        long squares = grids.stream().mapToLong(CropGrid::tiles).sum() * side * side;
        EmbeddingOrder order = new EmbeddingOrder(side, squares);
        int tile = 0;
        for (CropGrid grid : grids) {
            order.addLines(tile + 1, grid);
            order.rows.add(squares + 1);
            order.addLines(tile, new CropGrid(1, 1));
            tile += grid.tiles();
        }
        long[] rows = order.rows.build().toArray();
        return Tensor.ofLongs(Shape.of(rows.length), rows);
    }

    private void addLines(int firstTile, CropGrid grid) {
        for (int line = 0; line < grid.rows() * side; line++) {
            for (int column = 0; column < grid.columns() * side; column++) {
                long tile = firstTile + (long) (line / side) * grid.columns() + column / side;
                rows.add((tile * side + line % side) * side + column % side);
            }
            rows.add(lineSeparator);
        }
    }
}
