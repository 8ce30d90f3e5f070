package dev.tessera.models.qwen2vl;

import static dev.tessera.spi.media.ImageItem.CHANNELS;

import dev.tessera.models.image.PixelNormalization;
import dev.tessera.spi.media.ImageItem;

/**
 * The patches of an item as rows of normalized values. Patches come frame by frame, then in squares of those that become one
 * embedding, from the top left. A row holds each colour channel, in it each frame of the patch, in it the lines of pixels.
 */
final class PatchRows {
    private final Qwen2VlConfig.Vision vision;
    private final PatchGrid grid;
    private final PixelNormalization normalization;
    private final float[] values;

    PatchRows(Qwen2VlConfig.Vision vision, PatchGrid grid, PixelNormalization normalization) {
        this.vision = vision;
        this.grid = grid;
        this.normalization = normalization;
        this.values = new float[Math.multiplyExact(Math.toIntExact(grid.patches()), vision.patchValues())];
    }

    /** The rows, one after the other. */
    float[] values() {
        return values;
    }

    /** Fills in one frame, which has the size of the grid. */
    void write(int frame, ImageItem image) {
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    normalization.write(
                            image,
                            channel,
                            column * vision.patchSize(),
                            row * vision.patchSize(),
                            vision.patchSize(),
                            values,
                            offset(frame, row, column, channel));
                }
            }
        }
    }

    /** Fills in one frame with another one of the same patches. */
    void repeatFrame(int from, int to) {
        int pixels = vision.patchSize() * vision.patchSize();
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    System.arraycopy(
                            values,
                            offset(from, row, column, channel),
                            values,
                            offset(to, row, column, channel),
                            pixels);
                }
            }
        }
    }

    /** Where a patch's values of one channel and frame begin. */
    private int offset(int frame, int row, int column, int channel) {
        int merge = vision.mergeSize();
        int squares = (row / merge) * (grid.columns() / merge) + column / merge;
        int inSquare = (row % merge) * merge + column % merge;
        int patch = (frame / vision.temporalPatchSize()) * grid.rows() * grid.columns()
                + squares * merge * merge
                + inSquare;
        int inPatch = channel * vision.temporalPatchSize() + frame % vision.temporalPatchSize();
        return patch * vision.patchValues() + inPatch * vision.patchSize() * vision.patchSize();
    }
}
