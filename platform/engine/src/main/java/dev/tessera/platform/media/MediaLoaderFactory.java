package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.cache.CacheConfig;
import dev.tessera.platform.metrics.MediaMetrics;
import dev.tessera.platform.registry.Registry;
import dev.tessera.spi.cache.CachePolicy;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.MediaSource;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.ModalityParser;
import dev.tessera.spi.media.TensorFormat;
import dev.tessera.spi.model.InputProcessor;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/** Makes what loads the media of a model's requests, from what the plugins contribute. Thread-safe. */
public final class MediaLoaderFactory {
    private final Registry<MediaSource> sources;
    private final Registry<ModalityParser> parsers;
    private final Registry<TensorFormat> tensorFormats;
    private final Registry<CachePolicy> cachePolicies;
    private final MediaConfig mediaConfig;
    private final EmbeddingConfig embeddingConfig;
    private final CacheConfig cacheConfig;

    @Inject
    public MediaLoaderFactory(
            Registry<MediaSource> sources,
            Registry<ModalityParser> parsers,
            Registry<TensorFormat> tensorFormats,
            Registry<CachePolicy> cachePolicies,
            MediaConfig mediaConfig,
            EmbeddingConfig embeddingConfig,
            CacheConfig cacheConfig) {
        this.sources = requireNonNull(sources, "sources is null");
        this.parsers = requireNonNull(parsers, "parsers is null");
        this.tensorFormats = requireNonNull(tensorFormats, "tensorFormats is null");
        this.cachePolicies = requireNonNull(cachePolicies, "cachePolicies is null");
        this.mediaConfig = requireNonNull(mediaConfig, "mediaConfig is null");
        this.embeddingConfig = requireNonNull(embeddingConfig, "embeddingConfig is null");
        this.cacheConfig = requireNonNull(cacheConfig, "cacheConfig is null");
    }

    /**
     * Makes a loader, which the caller closes.
     *
     * @param processor the model's input processor
     * @param metrics where to record what is loaded
     * @throws TesseraException INVALID_CONFIGURATION where media is configured as the parsers or the model do not take it,
     *     INVALID_PLUGIN where two parsers decode the same modality
     */
    public MediaLoader create(InputProcessor processor, MediaMetrics metrics) {
        MediaLoader loader = new MediaLoader(
                new MediaSources(sources.all().values()),
                byModality(parsers.all()),
                new EmbeddingDecoder(tensorFormats.all(), embeddingConfig),
                cachePolicies.named(cacheConfig.policy()),
                mediaConfig,
                metrics,
                System::nanoTime);
        return closedUnlessSupported(loader, processor);
    }

    /** The loader, if what is configured can be had with a model. */
    static MediaLoader closedUnlessSupported(MediaLoader loader, InputProcessor processor) {
        try {
            loader.requireSupported(processor);
        } catch (RuntimeException | Error e) {
            loader.close();
            throw e;
        }
        return loader;
    }

    /** @param parsers by name */
    static Map<Modality, ModalityParser> byModality(Map<String, ModalityParser> parsers) {
        Map<Modality, String> names = new HashMap<>();
        Map<Modality, ModalityParser> byModality = new HashMap<>();
        parsers.forEach((name, parser) -> {
            String other = names.put(parser.modality(), name);
            if (other != null) {
                throw new TesseraException(
                        INVALID_PLUGIN,
                        "the modality parsers %s and %s both decode %s input"
                                .formatted(other, name, parser.modality()));
            }
            byModality.put(parser.modality(), parser);
        });
        return byModality;
    }
}
