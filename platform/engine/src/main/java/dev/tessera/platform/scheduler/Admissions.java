package dev.tessera.platform.scheduler;

import dev.tessera.platform.kvcache.CachedPrefix;
import dev.tessera.platform.kvcache.KeyValueCache;
import java.util.List;
import java.util.Optional;

/** Starts waiting sequences, in their order. None overtakes another, so that large ones get their turn, too. */
final class Admissions {
    private final SchedulerLimits limits;
    private final KeyValueCache keyValueCache;
    private final Sequences sequences;

    Admissions(SchedulerLimits limits, KeyValueCache keyValueCache, Sequences sequences) {
        this.limits = limits;
        this.keyValueCache = keyValueCache;
        this.sequences = sequences;
    }

    /** Starts the first of those that wait, if there is one and room for it. */
    boolean admitNext(StepPlan plan) {
        if (!plan.hasTokensLeft() || sequences.runningCount() == limits.maxSequences()) {
            return false;
        }
        Optional<Sequence> next = sequences.nextWaiting();
        if (next.isEmpty()) {
            return false;
        }
        Sequence sequence = next.get();
        CachedPrefix prefix = sequence.findPrefix();
        if (!hasBlocksFor(sequence, prefix)) {
            return false;
        }
        Window window = plan.fit(sequence, prefix.tokens());
        if (window.isEmpty()) {
            return false;
        }
        if (!sequence.wasAdmitted()) {
            plan.admit(new Admission(sequence.id(), prefix.tokens()));
        }
        sequences.startRunning(sequence);
        sequence.run(prefix);
        plan.add(sequence, window);
        return true;
    }

    /** Whether all known tokens fit, and not just the first window: otherwise prompts would drive each other out. */
    private boolean hasBlocksFor(Sequence sequence, CachedPrefix prefix) {
        int needed =
                keyValueCache.blocksFor(sequence.known()) - prefix.blocks().size() + keyValueCache.freeBlocksIn(prefix);
        List<Sequence> running = sequences.running();
        if (!running.isEmpty()) {
            needed += limits.watermarkBlocks();
        }
        for (Sequence other : running) {
            needed += other.table().missing(other.known());
        }
        return needed <= keyValueCache.freeBlocks();
    }
}
