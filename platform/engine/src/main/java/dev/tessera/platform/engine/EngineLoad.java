package dev.tessera.platform.engine;

import dev.tessera.platform.metrics.EngineState;
import dev.tessera.platform.runner.RunnerSizes;
import dev.tessera.platform.scheduler.SchedulerStatistics;

/** What there was to do when the engine's thread last looked. That thread alone updates it; others read it. */
final class EngineLoad implements EngineState {
    private record Snapshot(int running, int waiting, double kvCacheUsage, double encoderCacheUsage) {}

    private volatile Snapshot latest = new Snapshot(0, 0, 0, 0);

    /** @param sizes of the whole caches */
    void update(SchedulerStatistics statistics, RunnerSizes sizes) {
        latest = new Snapshot(
                statistics.running(),
                statistics.waiting(),
                used(statistics.freeBlocks(), sizes.blocks()),
                used(statistics.freeableRows(), sizes.encoderRows()));
    }

    private static double used(int free, int all) {
        return (all - free) / (double) all;
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

    @Override
    public double encoderCacheUsage() {
        return latest.encoderCacheUsage();
    }
}
