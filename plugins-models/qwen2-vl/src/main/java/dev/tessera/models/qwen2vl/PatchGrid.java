package dev.tessera.models.qwen2vl;

import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;

/**
 * How many patches an item has: {@code grid_thw} in the reference.
 *
 * @param frames patches in time; a patch spans several frames of the video
 * @param rows patches from top to bottom
 * @param columns patches from left to right
 */
record PatchGrid(int frames, int rows, int columns) {
    static PatchGrid of(ProcessedItem item) {
        long[] sizes = item.field(Qwen2VlProcessor.GRID).toLongs();
        return new PatchGrid(Math.toIntExact(sizes[0]), Math.toIntExact(sizes[1]), Math.toIntExact(sizes[2]));
    }

    long patches() {
        return (long) frames * rows * columns;
    }

    /** Embeddings after merging squares of patches. */
    long embeddings(int mergeSize) {
        return patches() / ((long) mergeSize * mergeSize);
    }

    Tensor toTensor() {
        return Tensor.ofLongs(Shape.of(3), frames, rows, columns);
    }
}
