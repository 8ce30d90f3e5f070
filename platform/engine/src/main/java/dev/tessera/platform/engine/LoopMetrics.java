package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.metrics.EngineMetrics;
import dev.tessera.platform.metrics.MediaCache;
import dev.tessera.platform.metrics.MediaMetrics;
import dev.tessera.platform.metrics.RequestSizes;
import dev.tessera.platform.metrics.RequestTimes;
import dev.tessera.platform.runner.RunnerSizes;
import dev.tessera.platform.scheduler.EncoderRun;
import dev.tessera.platform.scheduler.SchedulerStatistics;
import dev.tessera.platform.scheduler.Step;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.media.Modality;
import java.time.Duration;

/** Records what the engine's thread does. Used by that thread. */
final class LoopMetrics {
    private final EngineMetrics engine;
    private final MediaMetrics media;
    private final EngineLoad load;
    private SchedulerStatistics last = SchedulerStatistics.none();

    LoopMetrics(EngineMetrics engine, MediaMetrics media, EngineLoad load) {
        this.engine = requireNonNull(engine, "engine is null");
        this.media = requireNonNull(media, "media is null");
        this.load = requireNonNull(load, "load is null");
    }

    /** Notes what the engine has room for, before its first step. */
    void started(RunnerSizes sizes, boolean prefixCaching) {
        engine.keyValueCache(sizes.blockSize(), sizes.blocks(), prefixCaching);
    }

    /** Notes a step that was put together. */
    void scheduled(Step step) {
        if (!step.isEmpty()) {
            engine.iterationTokens().record(step.tokens());
            engine.batchSize().record(step.slices().size());
        }
    }

    /**
     * Notes the state before or after a step.
     *
     * @param sizes of the whole caches
     */
    void observe(SchedulerStatistics now, RunnerSizes sizes) {
        load.update(now, sizes);
        SchedulerStatistics before = last;
        last = now;
        engine.preemptions().add(now.preemptions() - before.preemptions());
        engine.prefixCacheQueries()
                .add(now.prefixes().queriedTokens() - before.prefixes().queriedTokens());
        engine.prefixCacheHits()
                .add(now.prefixes().hitTokens() - before.prefixes().hitTokens());
        media.cache(MediaCache.ENCODER)
                .add(
                        now.encoderCache().hits() - before.encoderCache().hits(),
                        now.encoderCache().misses() - before.encoderCache().misses());
    }

    void encoded(Modality modality, EncoderRun run) {
        media.modality(modality).encoderRuns().increment();
        media.modality(modality).encoderEmbeddings().add(run.rows().size());
    }

    /** Notes that a request runs for the first time. */
    void admitted(int promptTokens, int cachedTokens) {
        engine.prompt(promptTokens, cachedTokens);
    }

    /** Notes a token that was just added to a choice. */
    void generated(Choice choice, long now) {
        generated(1);
        advanced(choice.request(), now);
        choice.tokenAt(now)
                .ifPresent(nanos -> engine.requestTimes().interToken().recordNanos(nanos));
    }

    /** Notes tokens of answers. */
    void generated(int tokens) {
        engine.generationTokens().add(tokens);
    }

    /** Notes that a request came on by a token. */
    void advanced(ActiveRequest request, long now) {
        if (request.timeline().token(now)) {
            engine.requestTimes().firstToken().record(request.timeline().receivedToFirstToken());
        }
    }

    /** Notes a request all of whose choices are complete. */
    void finished(ActiveRequest request, FinishReason reason) {
        engine.finished(reason).increment();
        RequestSizes sizes = engine.requestSizes();
        sizes.promptTokens().record(request.prompt().tokenIds().size());
        sizes.generationTokens().record(request.completionTokens());
        sizes.longestGeneration().record(request.longestChoice());
        sizes.choices().record(request.sampling().n());
        request.sampling().maxTokens().ifPresent(tokens -> sizes.maxTokens().record(tokens));
        sizes.preemptions().record(request.timeline().preemptions());
        record(request.timeline(), request.longestChoice());
    }

    private void record(Timeline timeline, int tokens) {
        RequestTimes times = engine.requestTimes();
        Duration decode = timeline.decode();
        times.endToEnd().record(timeline.total());
        times.queue().record(timeline.waiting());
        times.prefill().record(timeline.prefill());
        times.decode().record(decode);
        times.inference().record(timeline.prefill().plus(decode));
        if (tokens > 1) {
            times.perOutputToken().record(decode.dividedBy(tokens - 1));
        }
    }

    void aborted() {
        engine.aborted().increment();
    }

    void failed() {
        engine.failed().increment();
    }
}
