package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.OUT_OF_MEMORY;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.ModalityParser;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fetches, decodes and processes the media of a request: all items at once, on a bounded pool that all requests share. The
 * first failure cancels the rest. Thread-safe.
 */
public final class MediaLoader implements AutoCloseable {
    private final MediaSources sources;
    private final Map<Modality, ModalityParser> parsers;
    private final long maxBytes;
    private final ExecutorService executor;

    public MediaLoader(MediaSources sources, Map<Modality, ModalityParser> parsers, MediaConfig config) {
        this.sources = requireNonNull(sources, "sources is null");
        this.parsers = Map.copyOf(parsers);
        this.maxBytes = config.maxBytes().bytes();
        int threads = config.threads() == 0 ? Runtime.getRuntime().availableProcessors() : config.threads();
        this.executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("tessera-media-", 0).daemon().factory());
    }

    /**
     * Loads items.
     *
     * @param mediaOptions options of the parsers by modality name
     * @param processorOptions options of the input processor
     * @return the processed items in the order of the parts
     */
    public List<ProcessedItem> load(
            List<ContentPart.Media> parts,
            InputProcessor processor,
            JsonObject mediaOptions,
            JsonObject processorOptions) {
        // refused before anything is fetched
        parts.forEach(part -> requireSupported(part.modality(), processor));
        mediaOptions.requireKnown(parsers.keySet().stream().map(Modality::name).collect(toSet()));
        ExecutorCompletionService<ProcessedItem> completion = new ExecutorCompletionService<>(executor);
        List<Future<ProcessedItem>> futures = new ArrayList<>(parts.size());
        try {
            for (ContentPart.Media part : parts) {
                futures.add(completion.submit(() -> processor.process(decode(part, mediaOptions), processorOptions)));
            }
            for (int i = 0; i < parts.size(); i++) {
                completion.take().get();
            }
            return futures.stream().map(Future::resultNow).toList();
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TesseraException(CANCELLED, "the request was cancelled while its media was loaded", e);
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }

    private static void requireSupported(Modality modality, InputProcessor processor) {
        if (!processor.modalities().contains(modality)) {
            List<String> taken =
                    processor.modalities().stream().map(Modality::name).sorted().toList();
            throw new TesseraException(
                    UNSUPPORTED_MEDIA,
                    "the model does not take %s input; it takes %s"
                            .formatted(modality, taken.isEmpty() ? "text only" : "text, " + String.join(", ", taken)));
        }
    }

    private MediaItem decode(ContentPart.Media part, JsonObject mediaOptions) {
        return switch (part.payload()) {
            case ContentPart.Url(String url) -> parse(part.modality(), sources.fetch(url, maxBytes), mediaOptions);
            case ContentPart.Encoded(EncodedMedia media) -> parse(part.modality(), media, mediaOptions);
            case ContentPart.Decoded(MediaItem item) -> item;
            case ContentPart.Omitted() ->
                throw new TesseraException(
                        INVALID_REQUEST, "the %s is left out, but nothing is cached for it".formatted(part.modality()));
        };
    }

    private MediaItem parse(Modality modality, EncodedMedia media, JsonObject mediaOptions) {
        ModalityParser parser = parsers.get(modality);
        if (parser == null) {
            throw new TesseraException(
                    UNSUPPORTED_MEDIA, "no plugin is installed that decodes %s input".formatted(modality));
        }
        if (media.bytes().length > maxBytes) {
            throw new TesseraException(
                    MEDIA_TOO_LARGE,
                    "the %s has %d bytes, more than the limit of %d"
                            .formatted(modality, media.bytes().length, maxBytes));
        }
        JsonObject options = mediaOptions
                .findObject(modality.name())
                .orElseGet(() -> JsonObject.empty(modality.name(), INTERNAL_ERROR));
        return parser.parse(media, options);
    }

    private static TesseraException failure(Throwable cause) {
        return switch (cause) {
            case TesseraException e -> e;
            case OutOfMemoryError e -> new TesseraException(OUT_OF_MEMORY, "there is no memory to load the media", e);
            case null, default -> new TesseraException(INTERNAL_ERROR, "the media could not be loaded", cause);
        };
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
