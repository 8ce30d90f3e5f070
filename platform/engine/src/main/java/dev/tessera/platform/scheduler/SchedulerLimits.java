package dev.tessera.platform.scheduler;

/**
 * What a step may hold.
 *
 * @param maxSequences most sequences that run at a time
 * @param maxBatchedTokens most tokens in a step; no fewer than sequences, so that each can go on
 * @param encoderBudget most embeddings that encoders make in a step
 * @param longPrefillThreshold most tokens of one sequence in a step, so that a long prompt leaves room for others
 * @param watermarkBlocks blocks that stay free when a sequence is admitted beside others, for those to grow
 */
public record SchedulerLimits(
        int maxSequences, int maxBatchedTokens, int encoderBudget, int longPrefillThreshold, int watermarkBlocks) {
    public SchedulerLimits {
        if (maxSequences < 1 || encoderBudget < 1 || longPrefillThreshold < 1 || watermarkBlocks < 0) {
            throw new IllegalArgumentException(
                    "%d sequences, %d embeddings and %d tokens in a prefill are not all positive, or %d blocks negative"
                            .formatted(maxSequences, encoderBudget, longPrefillThreshold, watermarkBlocks));
        }
        if (maxBatchedTokens < maxSequences) {
            throw new IllegalArgumentException(
                    "%d tokens in a step are fewer than %d sequences".formatted(maxBatchedTokens, maxSequences));
        }
    }
}
