package dev.tessera.platform.engine;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.media.MediaLoader;
import dev.tessera.platform.model.ModelAssets;
import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.platform.prompt.PromptPreparation;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.cache.CachePolicy;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.generation.TokenizedPrompt;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Serves one model to many requests at once. A thread of its own loads the backend, compiles the model and steps it; prompts
 * are prepared meanwhile on the threads of those who ask. Closing the engine cancels what is under way and frees everything
 * but the backend, which belongs to the platform. Thread-safe.
 */
public final class Engine implements InferenceService, AutoCloseable {
    private final ModelAssets assets;
    private final PromptPreparation preparation;
    private final MediaLoader mediaLoader;
    private final LongSupplier ticker;
    private final ServedModel servedModel;
    private final AdmissionControl admission;
    private final Inbox inbox = new Inbox();
    private final AtomicLong numbers = new AtomicLong();
    private final CompletableFuture<EngineLimits> ready = new CompletableFuture<>();
    private final ExecutorService thread;

    private Engine(
            ModelAssets assets,
            MediaLoader mediaLoader,
            EngineConfig config,
            LongSupplier ticker,
            ExecutorService thread) {
        this.assets = assets;
        this.preparation = new PromptPreparation(assets, mediaLoader);
        this.mediaLoader = mediaLoader;
        this.ticker = ticker;
        this.servedModel = new ServedModel(
                assets.name(),
                config.maxModelLength().orElse(assets.model().contextLength()),
                assets.model().inputProcessor().modalities());
        this.admission = new AdmissionControl(config.maxQueuedRequests(), config.maxQueuedTokens());
        this.thread = thread;
    }

    /**
     * Starts an engine; {@link #awaitReady} tells when it is ready. The model's files are read on the calling thread while
     * the engine's thread loads the backend.
     *
     * @param backend loads the backend
     * @param assets reads the model, which the engine closes
     * @param mediaLoader loads the media of requests; the engine closes it
     * @param encoderCachePolicy what the cache of embeddings follows
     * @param ticker nanoseconds since some fixed moment
     * @throws TesseraException what reading the model fails with; nothing is left running then
     */
    public static Engine start(
            Supplier<Backend> backend,
            Supplier<ModelAssets> assets,
            MediaLoader mediaLoader,
            CachePolicy encoderCachePolicy,
            EngineConfig config,
            LongSupplier ticker) {
        requireNonNull(backend, "backend is null");
        requireNonNull(mediaLoader, "mediaLoader is null");
        requireNonNull(encoderCachePolicy, "encoderCachePolicy is null");
        requireNonNull(config, "config is null");
        requireNonNull(ticker, "ticker is null");
        ExecutorService thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("tessera-engine").factory());
        try {
            Future<Backend> loading = thread.submit(backend::get);
            Engine engine = new Engine(assets.get(), mediaLoader, config, ticker, thread);
            EngineThread work =
                    new EngineThread(engine.assets, config, encoderCachePolicy, engine.inbox, engine.ready, ticker);
            thread.execute(() -> work.run(loading));
            return engine;
        } catch (RuntimeException | Error e) {
            thread.close();
            mediaLoader.close();
            throw e;
        }
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

    @Override
    public ServedModel model() {
        return servedModel;
    }

    @Override
    public GenerationStream generate(GenerationRequest request) {
        requireNonNull(request, "request is null");
        if (request.sampling().beamSearch().isPresent()) {
            throw new TesseraException(INVALID_REQUEST, "beam search is not supported")
                    .withParameter("use_beam_search");
        }
        long received = ticker.getAsLong();
        AdmissionControl.Ticket ticket = admission.enter();
        try {
            PreparedPrompt prompt = preparation.prepare(request);
            // the engine may have less room, which is known when it is ready
            PromptRoom.require(prompt, servedModel.contextLength());
            ticket.addTokens(prompt.tokenIds().size());
            return submit(request, prompt, ticket, received);
        } catch (RuntimeException | Error e) {
            ticket.leave();
            throw e;
        }
    }

    private GenerationStream submit(
            GenerationRequest request, PreparedPrompt prompt, AdmissionControl.Ticket ticket, long received) {
        long number = numbers.getAndIncrement();
        RequestStream stream = new RequestStream(() -> inbox.cancel(number));
        stream.emit(new GenerationEvent.Started(prompt.text(), prompt.tokenIds()));
        if (request.sampling().promptLogprobs().isPresent() && prompt.tokenIds().size() == 1) {
            // no step has anything to say of a single token
            stream.emit(new GenerationEvent.PromptLogprobs(List.of(Optional.empty())));
        }
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
        PreparedPrompt prompt = preparation.prepare(request);
        return new TokenizedPrompt(prompt.text(), prompt.tokenIds());
    }

    @Override
    public String detokenize(List<Integer> tokenIds) {
        assets.requireTokens("tokens", tokenIds);
        return assets.tokenizer().decode(tokenIds, false);
    }

    @Override
    public void close() {
        inbox.close(new TesseraException(CANCELLED, "the engine was closed before the request was finished"));
        mediaLoader.close();
        // waits, because what the thread uses cannot be freed under it
        thread.close();
        assets.close();
    }
}
