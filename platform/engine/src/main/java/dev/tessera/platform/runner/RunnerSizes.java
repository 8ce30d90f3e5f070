package dev.tessera.platform.runner;

/**
 * The sizes of a runner's caches.
 *
 * @param blocks blocks of the KV cache
 * @param blockSize tokens in a block
 * @param encoderRows embeddings that the encoder cache holds
 */
public record RunnerSizes(int blocks, int blockSize, int encoderRows) {
    public RunnerSizes {
        if (blocks < 1 || blockSize < 1 || encoderRows < 1) {
            throw new IllegalArgumentException("%d blocks of %d tokens and %d encoder rows are not all positive"
                    .formatted(blocks, blockSize, encoderRows));
        }
    }

    /** Tokens that the KV cache holds. */
    public int cacheTokens() {
        return Math.multiplyExact(blocks, blockSize);
    }
}
