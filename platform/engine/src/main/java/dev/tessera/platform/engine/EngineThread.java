package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.encodercache.EncoderCache;
import dev.tessera.platform.kvcache.KeyValueCache;
import dev.tessera.platform.model.ModelAssets;
import dev.tessera.platform.runner.ModelRunner;
import dev.tessera.platform.scheduler.Scheduler;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.cache.CachePolicy;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.DataType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of the engine's thread: it waits for the backend, compiles the model, and works requests off. */
final class EngineThread {
    private static final Logger log = LoggerFactory.getLogger(EngineThread.class);

    private final ModelAssets assets;
    private final EngineConfig config;
    private final CachePolicy encoderCachePolicy;
    private final Inbox inbox;
    private final CompletableFuture<EngineLimits> ready;
    private final LoopMetrics metrics;
    private final LongSupplier ticker;

    EngineThread(
            ModelAssets assets,
            EngineConfig config,
            CachePolicy encoderCachePolicy,
            Inbox inbox,
            CompletableFuture<EngineLimits> ready,
            LoopMetrics metrics,
            LongSupplier ticker) {
        this.assets = requireNonNull(assets, "assets is null");
        this.config = requireNonNull(config, "config is null");
        this.encoderCachePolicy = requireNonNull(encoderCachePolicy, "encoderCachePolicy is null");
        this.inbox = requireNonNull(inbox, "inbox is null");
        this.ready = requireNonNull(ready, "ready is null");
        this.metrics = requireNonNull(metrics, "metrics is null");
        this.ticker = requireNonNull(ticker, "ticker is null");
    }

    void run(Future<Backend> loading) {
        try {
            open(loading.get());
        } catch (ExecutionException e) {
            stop(EngineFailure.of(e.getCause()));
        } catch (InterruptedException | RuntimeException | Error e) {
            stop(EngineFailure.of(e));
        }
    }

    private void open(Backend backend) {
        DataType computeType = ComputeType.choose(
                config.dtype(), backend.device(), assets.checkpoint().weights());
        EngineLimits limits = EngineLimits.of(config, assets.model(), computeType, backend.freeMemory());
        try (ModelRunner runner = new ModelRunner(
                backend,
                assets.model(),
                assets.checkpoint().weights(),
                new CompileOptions(computeType),
                limits.sizes())) {
            log.info(
                    "{} runs in {} on {}; the KV cache holds {} tokens",
                    assets.name(),
                    computeType,
                    backend.device().name(),
                    limits.sizes().cacheTokens());
            if (config.warmUp()) {
                runner.warmUp();
            }
            metrics.started(limits.sizes(), config.prefixCaching());
            EngineLoop loop = loop(runner, limits);
            ready.complete(limits);
            loop.run();
        }
    }

    private EngineLoop loop(ModelRunner runner, EngineLimits limits) {
        ActiveRequests requests = new ActiveRequests();
        LogprobReport report = new LogprobReport(assets.tokenizer());
        Scheduler scheduler = new Scheduler(
                limits.scheduling(),
                new KeyValueCache(limits.sizes().blocks(), limits.sizes().blockSize(), config.prefixCaching()),
                new EncoderCache(limits.sizes().encoderRows(), encoderCachePolicy));
        return new EngineLoop(
                inbox,
                scheduler,
                requests,
                new StepRunner(runner, assets.model().encoders(), requests, metrics),
                new ChoiceFactory(assets, limits.contextLength(), new RequestSeeds(config.seed())),
                new TokenStep(report),
                new BeamStep(scheduler, requests, report, metrics, ticker),
                metrics,
                limits.sizes(),
                ticker);
    }

    /** Ends the requests that came meanwhile, and all that come yet. */
    private void stop(TesseraException reason) {
        ready.completeExceptionally(reason);
        inbox.close(reason);
        inbox.poll().forEach(message -> {
            if (message instanceof EngineMessage.Submit(ActiveRequest request)) {
                request.fail(reason);
            }
        });
    }
}
