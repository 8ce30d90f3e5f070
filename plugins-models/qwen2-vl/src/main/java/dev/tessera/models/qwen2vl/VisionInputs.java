package dev.tessera.models.qwen2vl;

import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;

/** Joins items to the inputs of one run of the vision tower. */
final class VisionInputs {
    private VisionInputs() {}

    /** Row and column of each patch in its frame, {@code [2, patches]}, in the order of the patches: square by square. */
    static Tensor positions(List<PatchGrid> grids, int mergeSize) {
        int patches =
                Math.toIntExact(grids.stream().mapToLong(PatchGrid::patches).sum());
        long[] positions = new long[2 * patches];
        int patch = 0;
        for (PatchGrid grid : grids) {
            for (int frame = 0; frame < grid.frames(); frame++) {
                for (int row = 0; row < grid.rows(); row += mergeSize) {
                    for (int column = 0; column < grid.columns(); column += mergeSize) {
                        for (int inner = 0; inner < mergeSize * mergeSize; inner++) {
                            positions[patch] = (long) row + inner / mergeSize;
                            positions[patches + patch] = (long) column + inner % mergeSize;
                            patch++;
                        }
                    }
                }
            }
        }
        return Tensor.ofLongs(Shape.of(2, patches), positions);
    }

    /** First patch of each frame, then the number of patches: patches attend to those of their own frame. */
    static Tensor frameStarts(List<PatchGrid> grids) {
        int frames = grids.stream().mapToInt(PatchGrid::frames).sum();
        long[] starts = new long[frames + 1];
        int frame = 0;
        for (PatchGrid grid : grids) {
            for (int i = 0; i < grid.frames(); i++) {
                starts[frame + 1] = starts[frame] + (long) grid.rows() * grid.columns();
                frame++;
            }
        }
        return Tensor.ofLongs(Shape.of(starts.length), starts);
    }
}
