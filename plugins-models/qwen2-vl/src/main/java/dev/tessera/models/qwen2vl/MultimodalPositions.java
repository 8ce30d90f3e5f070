package dev.tessera.models.qwen2vl;

import dev.tessera.spi.model.PlacedItem;
import dev.tessera.spi.model.PositionScheme;
import dev.tessera.spi.model.TokenPositions;
import java.util.List;

/**
 * Positions of M-RoPE with the axes time, height and width. Text advances all three together. The embeddings of an item that
 * starts at position p lie at p plus their place in its grid, and what follows starts after the largest of them.
 */
record MultimodalPositions(int mergeSize) implements PositionScheme {
    private static final int AXES = 3;

    @Override
    public int axes() {
        return AXES;
    }

    @Override
    public TokenPositions positions(int promptLength, List<PlacedItem> items) {
        long[][] positions = new long[AXES][promptLength];
        int token = 0;
        long next = 0;
        for (PlacedItem placed : items) {
            int start = placed.range().embeddingPositions().getFirst();
            next = text(positions, token, start, next);
            PatchGrid grid = PatchGrid.of(placed.item());
            token = grid(positions, start, next, grid);
            next += Math.max(grid.frames(), Math.max(grid.rows(), grid.columns()) / mergeSize);
        }
        long afterPrompt = text(positions, token, promptLength, next);
        return (axis, index) -> index < promptLength ? positions[axis][index] : afterPrompt + (index - promptLength);
    }

    /** Numbers a run of text and returns the position after it. */
    private static long text(long[][] positions, int start, int end, long first) {
        long next = first;
        for (int token = start; token < end; token++) {
            for (long[] axis : positions) {
                axis[token] = next;
            }
            next++;
        }
        return next;
    }

    /** Numbers the embeddings of an item and returns the token after it. */
    private int grid(long[][] positions, int start, long first, PatchGrid grid) {
        int token = start;
        for (int frame = 0; frame < grid.frames(); frame++) {
            for (int row = 0; row < grid.rows() / mergeSize; row++) {
                for (int column = 0; column < grid.columns() / mergeSize; column++) {
                    positions[0][token] = first + frame;
                    positions[1][token] = first + row;
                    positions[2][token] = first + column;
                    token++;
                }
            }
        }
        return token;
    }
}
