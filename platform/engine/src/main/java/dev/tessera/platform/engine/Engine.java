package dev.tessera.platform.engine;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static dev.tessera.spi.error.StandardErrors.OUT_OF_MEMORY;
import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.media.MediaLoader;
import dev.tessera.platform.model.ModelAssets;
import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.platform.prompt.PromptPreparation;
import dev.tessera.platform.runner.ModelRunner;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.generation.TokenizedPrompt;
import dev.tessera.spi.tensor.DataType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Serves one model. A thread of its own loads the backend, compiles the model and then works requests off, one after the
 * other; prompts are prepared meanwhile on the threads of those who ask. Closing the engine cancels what is under way and
 * frees everything but the backend, which belongs to the platform.
 */
public final class Engine implements InferenceService, AutoCloseable {
    private final ModelAssets assets;
    private final PromptPreparation preparation;
    private final MediaLoader mediaLoader;
    private final EngineConfig config;
    private final LongSupplier ticker;
    private final ServedModel servedModel;
    private final TaskQueue queue = new TaskQueue();
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
        this.config = config;
        this.ticker = ticker;
        this.servedModel = new ServedModel(
                assets.name(),
                config.maxModelLength().orElse(assets.model().contextLength()),
                assets.model().inputProcessor().modalities());
        this.thread = thread;
    }

    /**
     * Starts an engine; {@link #awaitReady} tells when it is ready. The model's files are read on the calling thread while
     * the engine's thread loads the backend.
     *
     * @param backend loads the backend
     * @param assets reads the model, which the engine closes
     * @param mediaLoader loads the media of requests; the engine closes it
     * @param ticker nanoseconds since some fixed moment
     * @throws TesseraException what reading the model fails with; nothing is left running then
     */
    public static Engine start(
            Supplier<Backend> backend,
            Supplier<ModelAssets> assets,
            MediaLoader mediaLoader,
            EngineConfig config,
            LongSupplier ticker) {
        requireNonNull(backend, "backend is null");
        requireNonNull(mediaLoader, "mediaLoader is null");
        requireNonNull(config, "config is null");
        requireNonNull(ticker, "ticker is null");
        ExecutorService thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("tessera-engine").factory());
        try {
            Future<Backend> loading = thread.submit(backend::get);
            Engine engine = new Engine(assets.get(), mediaLoader, config, ticker, thread);
            thread.execute(() -> engine.run(loading));
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
            throw failure(e.getCause());
        }
    }

    @Override
    public ServedModel model() {
        return servedModel;
    }

    @Override
    public GenerationStream generate(GenerationRequest request) {
        long started = ticker.getAsLong();
        PreparedPrompt prompt = preparation.prepare(request);
        requireRoom(prompt, servedModel.contextLength());
        GenerationTask task =
                new GenerationTask(prompt, request.sampling(), Duration.ofNanos(ticker.getAsLong() - started));
        queue.add(task);
        return task;
    }

    @Override
    public TokenizedPrompt tokenize(GenerationRequest request) {
        PreparedPrompt prompt = preparation.prepare(request);
        return new TokenizedPrompt(prompt.text(), prompt.tokenIds());
    }

    @Override
    public String detokenize(List<Integer> tokenIds) {
        return assets.tokenizer().decode(tokenIds, false);
    }

    private static void requireRoom(PreparedPrompt prompt, int contextLength) {
        int tokens = prompt.tokenIds().size();
        if (tokens >= contextLength) {
            int media = prompt.mediaTokens().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            throw new TesseraException(
                    PROMPT_TOO_LONG,
                    "the prompt has %d tokens%s, which leaves no room for an answer in a context of %d"
                            .formatted(
                                    tokens,
                                    media == 0 ? "" : ", %d of them for media".formatted(media),
                                    contextLength));
        }
    }

    private void run(Future<Backend> loading) {
        try {
            Backend backend = loading.get();
            DataType computeType = ComputeType.choose(
                    config.dtype(), backend.device(), assets.checkpoint().weights());
            EngineLimits limits = EngineLimits.of(config, assets.model(), computeType);
            try (ModelRunner runner = new ModelRunner(
                    backend,
                    assets.model(),
                    assets.checkpoint().weights(),
                    new CompileOptions(computeType),
                    limits.sizes())) {
                ready.complete(limits);
                serve(runner, limits);
            }
        } catch (ExecutionException e) {
            stop(failure(e.getCause()));
        } catch (InterruptedException | RuntimeException | Error e) {
            stop(failure(e));
        }
    }

    private void stop(TesseraException reason) {
        queue.close(reason);
        ready.completeExceptionally(reason);
    }

    private void serve(ModelRunner runner, EngineLimits limits) {
        Optional<GenerationTask> next = queue.take();
        while (next.isPresent()) {
            serve(next.get(), runner, limits);
            next = queue.take();
        }
    }

    /** One bad request fails alone. */
    private void serve(GenerationTask task, ModelRunner runner, EngineLimits limits) {
        try {
            requireRoom(task.prompt(), limits.contextLength());
            new Generation(assets, runner, limits, ticker, task).run();
        } catch (RuntimeException | OutOfMemoryError e) {
            task.fail(failure(e));
        }
    }

    private static TesseraException failure(Throwable cause) {
        return switch (cause) {
            case TesseraException e -> e;
            case OutOfMemoryError e -> new TesseraException(OUT_OF_MEMORY, "there is not enough memory", e);
            case null, default -> new TesseraException(INTERNAL_ERROR, "the engine failed", cause);
        };
    }

    @Override
    public void close() {
        queue.close(new TesseraException(CANCELLED, "the engine was closed before the request was finished"));
        mediaLoader.close();
        // waits, because what the thread uses cannot be freed under it
        thread.close();
        assets.close();
    }
}
