package dev.tessera.platform.runner;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.model.TokenPositions;
import java.util.List;

/**
 * The part of one sequence that a step computes. Lists of tokens and blocks are not copied, since there are some for each
 * sequence in each step: who makes a slice does not change them any more.
 *
 * @param tokenIds the tokens to compute
 * @param start number of the first of them in the sequence; all before it are in the KV cache
 * @param positions positions of the sequence's tokens
 * @param blocks blocks of the KV cache, enough for all tokens up to the last computed
 * @param media places among these tokens that take encoder output
 * @param output which scores are wanted; none in the middle of a long prompt
 */
public record SequenceSlice(
        List<Integer> tokenIds,
        int start,
        TokenPositions positions,
        List<Integer> blocks,
        List<MediaPlace> media,
        SliceOutput output) {
    /**
     * A token that takes an embedding from the encoder cache.
     *
     * @param token number of the token in the sequence
     * @param slot row of the encoder cache
     */
    public record MediaPlace(int token, int slot) {}

    public SequenceSlice {
        requireNonNull(tokenIds, "tokenIds is null");
        requireNonNull(positions, "positions is null");
        requireNonNull(blocks, "blocks is null");
        media = List.copyOf(media);
        requireNonNull(output, "output is null");
        if (tokenIds.isEmpty()) {
            throw new IllegalArgumentException("a slice has at least one token");
        }
    }

    /** After how many tokens scores are wanted. */
    int outputRows() {
        return switch (output.rows()) {
            case NONE -> 0;
            case LAST -> 1;
            case ALL -> tokenIds.size();
        };
    }

    /** Number of the token after the last computed one. */
    public int end() {
        return start + tokenIds.size();
    }
}
