package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static dev.tessera.spi.error.StandardErrors.OUT_OF_MEMORY;
import static java.util.stream.Collectors.toSet;

import dev.tessera.platform.metrics.MediaMetrics;
import dev.tessera.spi.cache.CachePolicy;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.ModalityParser;
import dev.tessera.spi.model.InputProcessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Fetches, decodes and processes the media of a request, as far as that is not cached. Items are fetched together, some of each
 * request at a time, on virtual threads, so that a slow server holds up nobody else; they are decoded and processed on a
 * bounded pool that all requests share. The first failure cancels the rest. Thread-safe.
 */
public final class MediaLoader implements AutoCloseable {
    /** Items of a request that are under way at a time, which bounds what one request takes of memory and of others' turns. */
    private static final int ITEMS_AT_A_TIME = 16;

    private final Set<String> parsedModalities;
    private final MediaLimits limits;
    private final OptionDefaults defaults;
    private final EmbeddingRules embeddingRules;
    private final ProcessorCache cache;
    private final ItemLoader items;
    private final PromptEmbeddingLoader promptEmbeddings;
    private final Workers workers;
    private final ExecutorService loading = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("tessera-media-loading-", 0).factory());

    /**
     * Nothing is fetched yet.
     *
     * @param embeddings reads embeddings
     * @param policy what the cache of processed media follows
     * @param ticker nanoseconds since some fixed moment
     * @throws TesseraException INVALID_CONFIGURATION where there are options for a modality that nothing decodes, or that
     *     its parser does not take
     */
    public MediaLoader(
            MediaSources sources,
            Map<Modality, ModalityParser> parsers,
            EmbeddingDecoder embeddings,
            CachePolicy policy,
            MediaConfig config,
            MediaMetrics metrics,
            LongSupplier ticker) {
        this.parsedModalities = parsers.keySet().stream().map(Modality::name).collect(toSet());
        this.limits = config.limits();
        this.defaults = config.optionDefaults();
        this.embeddingRules = embeddings.rules();
        defaults.check(parsers);
        this.cache = new ProcessorCache(policy, config.processorCacheBytes(), metrics);
        int threads = config.threads() == 0 ? Runtime.getRuntime().availableProcessors() : config.threads();
        this.workers = new Workers(threads);
        this.items = new ItemLoader(
                sources, parsers, embeddings, config.maxBytes().bytes(), cache, workers, metrics, ticker);
        this.promptEmbeddings =
                new PromptEmbeddingLoader(embeddings, config.maxBytes().bytes());
    }

    /**
     * Checks that what is configured can be had with a model, which else each request would be refused for.
     *
     * @throws TesseraException INVALID_CONFIGURATION where there is a limit of a modality that nobody knows, or an option
     *     that the model's input processor does not take
     */
    public void requireSupported(InputProcessor processor) {
        limits.requireKnown(Stream.concat(parsedModalities.stream().map(Modality::new), processor.modalities().stream())
                .collect(toSet()));
        new ProcessorOptions(processor, defaults.processorOptions()).check();
    }

    /**
     * Loads items.
     *
     * @param model the name of the model
     * @param processor the model's input processor
     * @param parts the media of the request's prompt
     * @param request whose options and whose tenant count
     * @return the items in the order of the parts
     */
    public List<LoadedItem> load(
            String model, InputProcessor processor, List<ContentPart.Media> parts, GenerationRequest request) {
        // refused before anything is fetched
        parts.forEach(part -> requireSupported(part.modality(), processor));
        embeddingRules.require(parts);
        limits.requireWithin(parts);
        request.mediaOptions().requireKnown(parsedModalities);
        ItemRecipe recipe = new ItemRecipe(model, processor, defaults.under(request));
        if (!request.processorOptions().isEmpty()) {
            // those of the server alone were checked when it was started
            recipe.processorOptions().check();
        }
        List<NumberedPart> numbered = NumberedPart.of(parts, request.context().tenant());
        List<Future<LoadedItem>> futures = new ArrayList<>(parts.size());
        try {
            return result(() -> {
                submit(numbered, recipe, futures);
                return FittedItems.of(futures.stream().map(Future::resultNow).toList(), processor);
            });
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }

    /** Whether requests may bring embeddings in the place of tokens. */
    public boolean takesPromptEmbeddings() {
        return promptEmbeddings.isEnabled();
    }

    /**
     * Refuses embeddings in the place of tokens, if there are any, where requests may not bring them.
     *
     * @throws TesseraException INVALID_REQUEST that names the option
     */
    public void requireTaken(List<ContentPart.PromptEmbeddings> parts) {
        if (!parts.isEmpty()) {
            promptEmbeddings.requireEnabled();
        }
    }

    /**
     * Loads embeddings that are in the place of tokens.
     *
     * @param hiddenSize numbers that each row must have
     * @param maxRows most rows of all of them together
     * @return the items in the order of the parts, of the modality {@link PromptEmbeddingLoader#MODALITY}
     */
    public List<LoadedItem> loadPromptEmbeddings(
            List<ContentPart.PromptEmbeddings> parts, int hiddenSize, int maxRows) {
        requireTaken(parts);
        return parts.isEmpty()
                ? List.of()
                : result(() -> workers.compute(() -> promptEmbeddings.load(parts, hiddenSize, maxRows)));
    }

    /** Work that waits for others. */
    @FunctionalInterface
    private interface Loading<T> {
        T run() throws ExecutionException, InterruptedException;
    }

    private static <T> T result(Loading<T> loading) {
        try {
            return loading.run();
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (CancellationException | RejectedExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TesseraException(CANCELLED, "the request was cancelled while its media was loaded", e);
        }
    }

    /** Makes a future for each part and waits for all, or for the first that fails. */
    private void submit(List<NumberedPart> parts, ItemRecipe recipe, List<Future<LoadedItem>> futures)
            throws ExecutionException, InterruptedException {
        // looked up first, so that nothing is fetched where something left out is not cached
        Map<Integer, LoadedItem> omitted = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isOmitted()) {
                omitted.put(i, items.load(parts.get(i), recipe));
            }
        }
        ExecutorCompletionService<LoadedItem> completion = new ExecutorCompletionService<>(loading);
        Semaphore places = new Semaphore(ITEMS_AT_A_TIME);
        for (int i = 0; i < parts.size(); i++) {
            NumberedPart part = parts.get(i);
            futures.add(
                    omitted.containsKey(i)
                            ? CompletableFuture.completedFuture(omitted.get(i))
                            : completion.submit(() -> load(part, recipe, places)));
        }
        for (int i = omitted.size(); i < parts.size(); i++) {
            completion.take().get();
        }
    }

    private LoadedItem load(NumberedPart part, ItemRecipe recipe, Semaphore places)
            throws InterruptedException, ExecutionException {
        places.acquire();
        try {
            return items.load(part, recipe);
        } finally {
            places.release();
        }
    }

    private static void requireSupported(Modality modality, InputProcessor processor) {
        if (!processor.modalities().contains(modality)) {
            throw processor.unsupported(modality);
        }
    }

    private static TesseraException failure(Throwable cause) {
        return switch (cause) {
            case TesseraException e -> e;
            case OutOfMemoryError e -> new TesseraException(OUT_OF_MEMORY, "there is no memory to load the media", e);
            case ExecutionException e -> failure(e.getCause());
            case InterruptedException _, CancellationException _, RejectedExecutionException _ ->
                new TesseraException(CANCELLED, "the engine was closed while the media was loaded", cause);
            case null, default -> new TesseraException(INTERNAL_ERROR, "the media could not be loaded", cause);
        };
    }

    /** Bytes of processed media that are kept. */
    long cachedBytes() {
        return cache.bytes();
    }

    @Override
    public void close() {
        loading.shutdownNow();
        workers.close();
    }
}
