package dev.tessera.platform.engine;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.lifecycle.Closer;
import dev.tessera.platform.media.MediaLoader;
import dev.tessera.platform.metrics.EngineMetrics;
import dev.tessera.platform.metrics.MediaMetrics;
import dev.tessera.platform.model.ModelAssets;
import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.platform.prompt.PromptPreparation;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.cache.CachePolicy;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.generation.TokenizedPrompt;
import dev.tessera.spi.metrics.Metrics;
import dev.tessera.spi.model.InputProcessor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Serves one model to many requests at once. A thread of its own loads the backend, compiles the model and steps it; prompts
 * are prepared meanwhile on the threads of those who ask. Closing the engine cancels what is under way and frees everything
 * but the backend, which belongs to the platform. Thread-safe.
 */
public final class Engine implements InferenceService, AutoCloseable {
    /**
     * What a step has given is sent before the next one takes all processors; more would leave the engine too little beside
     * clients that read at once.
     */
    private static final int NICENESS = 5;

    private final ModelAssets assets;
    private final PromptPreparation preparation;
    private final MediaLoader mediaLoader;
    private final EngineMetrics metrics;
    private final LongSupplier ticker;
    private final ServedModel servedModel;
    private final AdmissionControl admission;
    private final Inbox inbox = new Inbox();
    private final AtomicLong numbers = new AtomicLong();
    private final CompletableFuture<EngineLimits> ready = new CompletableFuture<>();
    private final ExecutorService thread;

    private Engine(
            ModelAssets assets,
            ServedModel servedModel,
            MediaLoader mediaLoader,
            EngineMetrics metrics,
            EngineConfig config,
            LongSupplier ticker,
            ExecutorService thread) {
        this.assets = assets;
        this.preparation = new PromptPreparation(assets, mediaLoader, config.interleaved());
        this.mediaLoader = mediaLoader;
        this.metrics = metrics;
        this.ticker = ticker;
        this.servedModel = servedModel;
        this.admission = new AdmissionControl(config.maxQueuedRequests(), config.maxQueuedTokens());
        this.thread = thread;
    }

    /**
     * Starts an engine; {@link #awaitReady} tells when it is ready. The model's files are read on the calling thread while
     * the engine's thread loads the backend.
     *
     * @param backend loads the backend
     * @param assets reads the model, which the engine closes
     * @param mediaLoader creates what loads media for the model's input processor and records that; the engine closes it
     * @param encoderCachePolicy what the cache of embeddings follows
     * @param metrics where to record what is done
     * @param ticker nanoseconds since some fixed moment
     * @throws TesseraException what reading the model or creating the loader of media fails with, or INTERNAL_ERROR where there
     *     is an engine for a model of this name; nothing is left running then
     */
    public static Engine start(
            Supplier<Backend> backend,
            Supplier<ModelAssets> assets,
            BiFunction<InputProcessor, MediaMetrics, MediaLoader> mediaLoader,
            CachePolicy encoderCachePolicy,
            Metrics metrics,
            EngineConfig config,
            LongSupplier ticker) {
        requireNonNull(backend, "backend is null");
        requireNonNull(mediaLoader, "mediaLoader is null");
        requireNonNull(encoderCachePolicy, "encoderCachePolicy is null");
        requireNonNull(metrics, "metrics is null");
        requireNonNull(config, "config is null");
        requireNonNull(ticker, "ticker is null");
        Closer opened = new Closer();
        try {
            ExecutorService thread = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("tessera-engine").factory());
            opened.register(thread);
            // before the backend starts threads, which are to be as nice
            thread.execute(() -> ThreadNiceness.raiseTo(NICENESS));
            Future<Backend> loading = thread.submit(backend::get);
            ModelAssets loaded = assets.get();
            opened.register(loaded);
            ServedModel model = servedModel(loaded, config);
            EngineLoad load = new EngineLoad();
            EngineMetrics engineMetrics = new EngineMetrics(metrics, model, load);
            opened.register(engineMetrics);
            MediaMetrics mediaMetrics = new MediaMetrics(metrics, model);
            MediaLoader media = mediaLoader.apply(loaded.model().inputProcessor(), mediaMetrics);
            opened.register(media);
            Engine engine = new Engine(loaded, model, media, engineMetrics, config, ticker, thread);
            EngineThread work = new EngineThread(
                    loaded,
                    config,
                    encoderCachePolicy,
                    engine.inbox,
                    engine.ready,
                    new LoopMetrics(engineMetrics, mediaMetrics, load),
                    ticker);
            thread.execute(() -> work.run(loading));
            return engine;
        } catch (RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private static ServedModel servedModel(ModelAssets assets, EngineConfig config) {
        return new ServedModel(
                assets.name(),
                config.maxModelLength().orElse(assets.model().contextLength()),
                assets.model().inputProcessor().modalities(),
                assets.otherNames());
    }

    /**
     * Waits until requests can be worked off.
     *
     * @throws TesseraException why the model cannot be run
     */
    public void awaitReady() {
        try {
            ready.join();
        } catch (CompletionException | CancellationException e) {
            throw EngineFailure.of(e.getCause());
        }
    }

    /** The model, whose context is what there is room for as soon as that is known. */
    @Override
    public ServedModel model() {
        return ready.state() == Future.State.SUCCESS
                ? servedModel.withContextLength(ready.resultNow().contextLength())
                : servedModel;
    }

    @Override
    public GenerationStream generate(GenerationRequest request) {
        requireNonNull(request, "request is null");
        BeamSearchParameters.check(
                request.sampling(), assets.model().decoder().dimensions().vocabularySize());
        long received = ticker.getAsLong();
        AdmissionControl.Ticket ticket = admission.enter();
        try {
            PreparedPrompt prompt = prepare(request);
            // the engine may have less room, which is known when it is ready
            PromptRoom.require(prompt, request.sampling(), model().contextLength());
            ticket.addTokens(prompt.tokenIds().size());
            return submit(request, prompt, ticket, received);
        } catch (RuntimeException | Error e) {
            ticket.leave();
            throw e;
        }
    }

    private PreparedPrompt prepare(GenerationRequest request) {
        Optional<PromptCut> cut = request.sampling()
                .truncation()
                .map(truncation ->
                        new PromptCut(truncation, request.sampling().maxTokens().orElse(1)));
        cut.ifPresent(wanted -> wanted.requireTokensAlone(request.prompt()));
        PreparedPrompt prompt = preparation.prepare(request);
        return cut.map(wanted -> wanted.of(prompt, model().contextLength(), assets.tokenizer()))
                .orElse(prompt);
    }

    private GenerationStream submit(
            GenerationRequest request, PreparedPrompt prompt, AdmissionControl.Ticket ticket, long received) {
        long number = numbers.getAndIncrement();
        RequestStream stream = new RequestStream(() -> inbox.cancel(number));
        inbox.submit(new ActiveRequest(
                number,
                prompt,
                assets.model().positions().positions(prompt.tokenIds().size(), prompt.items()),
                request.sampling(),
                request.context(),
                stream,
                ticket,
                new Timeline(received, ticker.getAsLong())));
        return stream;
    }

    @Override
    public TokenizedPrompt tokenize(GenerationRequest request) {
        PreparedPrompt prompt = prepare(request);
        return new TokenizedPrompt(prompt.text(), prompt.tokenIds());
    }

    @Override
    public String detokenize(List<Integer> tokenIds) {
        assets.requireTokens("tokens", tokenIds);
        return assets.tokenizer().decode(tokenIds, false);
    }

    @Override
    public List<String> pieces(List<Integer> tokenIds) {
        return tokenIds.stream()
                .map(tokenId -> assets.tokenizer().piece(tokenId).orElse(""))
                .toList();
    }

    @Override
    public void close() {
        inbox.close(new TesseraException(CANCELLED, "the engine was closed before the request was finished"));
        mediaLoader.close();
        // waits, because what the thread uses cannot be freed under it
        thread.close();
        metrics.close();
        assets.close();
    }
}
