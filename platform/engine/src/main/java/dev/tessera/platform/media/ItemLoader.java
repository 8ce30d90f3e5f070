package dev.tessera.platform.media;

import static dev.tessera.spi.error.ErrorType.LIMIT;
import static dev.tessera.spi.error.ErrorType.USER_ERROR;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_CONFLICT;
import static dev.tessera.spi.error.StandardErrors.MEDIA_NOT_CACHED;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.metrics.MediaMetrics;
import dev.tessera.platform.metrics.ModalityMetrics;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.ModalityParser;
import dev.tessera.spi.metrics.Timer;
import dev.tessera.spi.model.ProcessedItem;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Fetches, decodes and processes one item, leaving out what the cache makes needless. An item is known by its content. A
 * uuid stands for content: it spares the caller sending it again, and what is sent under it has to be the same, which is why
 * a URL with a uuid is fetched nevertheless. Thread-safe.
 */
final class ItemLoader {
    private static final int MAX_UUIDS = 1 << 16;
    private static final int MAX_FETCHES = 256;

    private final MediaSources sources;
    private final Map<Modality, ModalityParser> parsers;
    private final EmbeddingDecoder embeddings;
    private final long maxBytes;
    private final ProcessorCache cache;
    private final Workers workers;
    private final MediaMetrics metrics;
    private final LongSupplier ticker;
    private final Semaphore fetches = new Semaphore(MAX_FETCHES, true);
    private final UuidBindings bindings;
    private final AtomicLong withoutDigest = new AtomicLong();

    /** @param workers what decodes and processes */
    ItemLoader(
            MediaSources sources,
            Map<Modality, ModalityParser> parsers,
            EmbeddingDecoder embeddings,
            long maxBytes,
            ProcessorCache cache,
            Workers workers,
            MediaMetrics metrics,
            LongSupplier ticker) {
        this.sources = requireNonNull(sources, "sources is null");
        this.parsers = Map.copyOf(parsers);
        this.embeddings = requireNonNull(embeddings, "embeddings is null");
        this.maxBytes = maxBytes;
        this.cache = requireNonNull(cache, "cache is null");
        this.workers = requireNonNull(workers, "workers is null");
        this.metrics = requireNonNull(metrics, "metrics is null");
        this.ticker = requireNonNull(ticker, "ticker is null");
        // where nothing is kept, a uuid spares nobody anything, and may name one item now and another later
        this.bindings = new UuidBindings(cache.keepsNothing() ? 0 : MAX_UUIDS);
    }

    /**
     * Fetches on this thread, and leaves the rest to the workers.
     *
     * @throws TesseraException which blames the modality, as vLLM does, where the request is wrong and nothing says more
     */
    LoadedItem load(NumberedPart part, ItemRecipe recipe) throws InterruptedException, ExecutionException {
        try {
            return loadPayload(part, recipe);
        } catch (TesseraException e) {
            throw blaming(part, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TesseraException cause) {
                throw blaming(part, cause);
            }
            throw e;
        }
    }

    private static TesseraException blaming(NumberedPart part, TesseraException failure) {
        boolean wrong = failure.code().type() == USER_ERROR || failure.code().type() == LIMIT;
        return wrong && failure.parameter().isEmpty()
                ? failure.withParameter(part.modality().name())
                : failure;
    }

    private LoadedItem loadPayload(NumberedPart part, ItemRecipe recipe)
            throws InterruptedException, ExecutionException {
        return switch (part.media().payload()) {
            case ContentPart.Url(String url) -> {
                EncodedMedia media = fetch(url, part);
                yield workers.compute(() -> encoded(part, media, recipe));
            }
            case ContentPart.Encoded(EncodedMedia media) -> workers.compute(() -> encoded(part, media, recipe));
            case ContentPart.Decoded(MediaItem item) -> workers.compute(() -> decoded(part, item, recipe));
            case ContentPart.EncodedEmbeddings encoded -> workers.compute(() -> embeddings(part, encoded, recipe));
            case ContentPart.Omitted _ -> omitted(part, recipe);
        };
    }

    private EncodedMedia fetch(String url, NumberedPart part) throws InterruptedException {
        fetches.acquire();
        try {
            return timed(of(part).fetch(), () -> sources.fetch(url, part.modality(), maxBytes));
        } finally {
            fetches.release();
        }
    }

    private LoadedItem omitted(NumberedPart part, ItemRecipe recipe) {
        String uuid = part.scopedUuid()
                .orElseThrow(() -> new TesseraException(
                        INVALID_REQUEST,
                        "multi_modal_data['%1$s'][%2$d] is empty but multi_modal_uuids['%1$s'][%2$d] is missing."
                                .formatted(part.modality(), part.index())));
        // a uuid that is not bound has no content, and the key of no content is not in the cache
        String identifier =
                recipe.identifier(part.modality(), bindings.find(uuid).orElse(""));
        ProcessedItem item = cache.find(identifier)
                .filter(found -> !part.media().embedded() || found.embeddings().isPresent())
                .orElseThrow(() -> new TesseraException(
                        MEDIA_NOT_CACHED, "Cache miss for %s but data is not provided.".formatted(part)));
        return new LoadedItem(item, identifier);
    }

    private LoadedItem encoded(NumberedPart part, EncodedMedia media, ItemRecipe recipe) throws InterruptedException {
        ModalityParser parser = Optional.ofNullable(parsers.get(part.modality()))
                .orElseThrow(() -> new TesseraException(
                        UNSUPPORTED_MEDIA, "no plugin is installed that decodes %s input".formatted(part.modality())));
        requireSize(part, media.bytes().length);
        return cached(
                part,
                ContentDigest.of(part.modality(), media),
                recipe,
                () -> process(
                        part,
                        timed(of(part).decode(), () -> parser.parse(media, recipe.parserOptions(part.modality()))),
                        recipe));
    }

    private LoadedItem embeddings(NumberedPart part, ContentPart.EncodedEmbeddings encoded, ItemRecipe recipe)
            throws InterruptedException {
        requireSize(
                part,
                encoded.tensors().values().stream()
                        .mapToLong(tensor -> tensor.bytes().length)
                        .sum());
        return cached(
                part,
                ContentDigest.of(part.modality(), encoded),
                recipe,
                () -> process(
                        part, timed(of(part).decode(), () -> embeddings.decode(part.modality(), encoded)), recipe));
    }

    private void requireSize(NumberedPart part, long bytes) {
        if (bytes > maxBytes) {
            throw new TesseraException(
                    MEDIA_TOO_LARGE,
                    "the %s has %d bytes, more than the limit of %d".formatted(part.modality(), bytes, maxBytes));
        }
    }

    private LoadedItem decoded(NumberedPart part, MediaItem item, ItemRecipe recipe) throws InterruptedException {
        Optional<String> digest = ContentDigest.of(part.modality(), item);
        if (digest.isEmpty()) {
            return new LoadedItem(process(part, item, recipe), "item %d".formatted(withoutDigest.incrementAndGet()));
        }
        return cached(part, digest.get(), recipe, () -> process(part, item, recipe));
    }

    private ProcessedItem process(NumberedPart part, MediaItem item, ItemRecipe recipe) {
        ProcessedItem processed = timed(of(part).preprocess(), () -> recipe.process(item));
        if (item instanceof EmbeddingItem embedded) {
            // last, since it looks at every number, and most that is wrong is wrong in its shape
            NumberRange.require(embedded);
        }
        return processed;
    }

    private ModalityMetrics of(NumberedPart part) {
        return metrics.modality(part.modality());
    }

    /** Does work, and notes how long it took where it does not fail. */
    private <T> T timed(Timer timer, Supplier<T> work) {
        long start = ticker.getAsLong();
        T done = work.get();
        timer.recordNanos(ticker.getAsLong() - start);
        return done;
    }

    private LoadedItem cached(NumberedPart part, String digest, ItemRecipe recipe, Supplier<ProcessedItem> process)
            throws InterruptedException {
        part.scopedUuid().flatMap(bindings::find).ifPresent(bound -> requireSame(part, bound, digest));
        String identifier = recipe.identifier(part.modality(), digest);
        ProcessedItem item = cache.get(identifier, process);
        // bound only now: content that cannot be processed does not keep a uuid from being used for the right one
        part.scopedUuid().ifPresent(uuid -> requireSame(part, bindings.bind(uuid, digest), digest));
        return new LoadedItem(item, identifier);
    }

    private static void requireSame(NumberedPart part, String bound, String digest) {
        if (!bound.equals(digest)) {
            throw new TesseraException(
                    MEDIA_CONFLICT,
                    "the %s has a uuid that was used for other content before; other content takes another uuid"
                            .formatted(part));
        }
    }
}
