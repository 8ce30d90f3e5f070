package dev.tessera.spi.model;

import java.util.List;

/** How tokens get the positions that rotary embeddings rotate by. Thread-safe. */
public interface PositionScheme {
    /** Positions per token: one for ordinary models, three (time, height, width) for M-RoPE. */
    int axes();

    /**
     * Positions of a sequence.
     *
     * @param promptLength tokens of the expanded prompt
     * @param items the prompt's media, in order of their offsets
     */
    TokenPositions positions(int promptLength, List<PlacedItem> items);

    /** Zero, one, two and so on. */
    static PositionScheme sequential() {
        return new PositionScheme() {
            @Override
            public int axes() {
                return 1;
            }

            @Override
            public TokenPositions positions(int promptLength, List<PlacedItem> items) {
                return (axis, token) -> token;
            }
        };
    }
}
