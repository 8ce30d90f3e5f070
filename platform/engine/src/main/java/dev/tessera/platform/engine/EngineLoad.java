package dev.tessera.platform.engine;

import dev.tessera.platform.metrics.EngineState;
import dev.tessera.platform.scheduler.SchedulerStatistics;

/** What there was to do when the engine's thread last looked. That thread alone updates it; others read it. */
final class EngineLoad implements EngineState {
    private record Snapshot(int running, int waiting, double kvCacheUsage) {}

    private volatile Snapshot latest = new Snapshot(0, 0, 0);

    /** @param blocks blocks of the whole KV cache */
    void update(SchedulerStatistics statistics, int blocks) {
        latest = new Snapshot(
                statistics.running(), statistics.waiting(), (blocks - statistics.freeBlocks()) / (double) blocks);
    }

    @Override
    public int runningRequests() {
        return latest.running();
    }

    @Override
    public int waitingRequests() {
        return latest.waiting();
    }

    @Override
    public double kvCacheUsage() {
        return latest.kvCacheUsage();
    }
}
