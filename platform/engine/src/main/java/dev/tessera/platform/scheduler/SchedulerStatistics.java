package dev.tessera.platform.scheduler;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.encodercache.EncoderCacheStatistics;
import dev.tessera.platform.kvcache.PrefixStatistics;

/**
 * The state of a scheduler at a moment.
 *
 * @param waiting sequences that wait, preempted ones included
 * @param running sequences that have blocks
 * @param freeBlocks blocks of the KV cache that nobody uses
 * @param freeableRows rows of the encoder cache that hold nothing, or what nobody refers to
 * @param preemptions preemptions since the start
 * @param prefixes prefixes found since the start
 * @param encoderCache items found in the encoder cache since the start
 */
public record SchedulerStatistics(
        int waiting,
        int running,
        int freeBlocks,
        int freeableRows,
        long preemptions,
        PrefixStatistics prefixes,
        EncoderCacheStatistics encoderCache) {
    public SchedulerStatistics {
        requireNonNull(prefixes, "prefixes is null");
        requireNonNull(encoderCache, "encoderCache is null");
    }

    /** The counts before anything happened. */
    public static SchedulerStatistics none() {
        return new SchedulerStatistics(0, 0, 0, 0, 0, new PrefixStatistics(0, 0), new EncoderCacheStatistics(0, 0));
    }
}
