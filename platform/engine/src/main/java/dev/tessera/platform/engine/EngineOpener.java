package dev.tessera.platform.engine;

import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.cache.CacheConfig;
import dev.tessera.platform.media.EmbeddingConfig;
import dev.tessera.platform.media.EmbeddingDecoder;
import dev.tessera.platform.media.MediaConfig;
import dev.tessera.platform.media.MediaLimits;
import dev.tessera.platform.media.MediaLoader;
import dev.tessera.platform.media.MediaSources;
import dev.tessera.platform.model.GenerationConfig;
import dev.tessera.platform.model.ModelAssets;
import dev.tessera.platform.model.ModelLoader;
import dev.tessera.platform.registry.Registry;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.cache.CachePolicy;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.MediaSource;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.ModalityParser;
import dev.tessera.spi.media.TensorFormat;
import dev.tessera.spi.metrics.Metrics;
import dev.tessera.spi.model.ModelFamily;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Opens engines on what the plugins contribute. Thread-safe. */
public final class EngineOpener {
    private final Registry<Backend> backends;
    private final Registry<ModelFamily> families;
    private final Registry<ModalityParser> parsers;
    private final Registry<TensorFormat> tensorFormats;
    private final Registry<MediaSource> sources;
    private final Registry<CachePolicy> cachePolicies;
    private final Metrics metrics;
    private final EngineConfig engineConfig;
    private final MediaConfig mediaConfig;
    private final EmbeddingConfig embeddingConfig;
    private final CacheConfig cacheConfig;
    private final GenerationConfig generationConfig;

    @Inject
    public EngineOpener(
            Registry<Backend> backends,
            Registry<ModelFamily> families,
            Registry<ModalityParser> parsers,
            Registry<TensorFormat> tensorFormats,
            Registry<MediaSource> sources,
            Registry<CachePolicy> cachePolicies,
            Metrics metrics,
            EngineConfig engineConfig,
            MediaConfig mediaConfig,
            EmbeddingConfig embeddingConfig,
            CacheConfig cacheConfig,
            GenerationConfig generationConfig) {
        this.backends = requireNonNull(backends, "backends is null");
        this.families = requireNonNull(families, "families is null");
        this.parsers = requireNonNull(parsers, "parsers is null");
        this.tensorFormats = requireNonNull(tensorFormats, "tensorFormats is null");
        this.sources = requireNonNull(sources, "sources is null");
        this.cachePolicies = requireNonNull(cachePolicies, "cachePolicies is null");
        this.metrics = requireNonNull(metrics, "metrics is null");
        this.engineConfig = requireNonNull(engineConfig, "engineConfig is null");
        this.mediaConfig = requireNonNull(mediaConfig, "mediaConfig is null");
        this.embeddingConfig = requireNonNull(embeddingConfig, "embeddingConfig is null");
        this.cacheConfig = requireNonNull(cacheConfig, "cacheConfig is null");
        this.generationConfig = requireNonNull(generationConfig, "generationConfig is null");
    }

    /**
     * Opens a checkpoint. The engine goes on loading in the background and is to be closed before the platform.
     *
     * @param servedNames the names by which requests ask for the model, at least one; the first is that of answers
     * @param checkpoint the checkpoint's directory
     * @param backendName name of the backend
     */
    public Engine open(List<String> servedNames, Path checkpoint, String backendName) {
        Supplier<Backend> backend = backends.lazily(backendName);
        CachePolicy cachePolicy = cachePolicies.named(cacheConfig.policy());
        MediaSources mediaSources = new MediaSources(sources.all().values());
        Map<Modality, ModalityParser> parsers = parsersByModality();
        EmbeddingDecoder embeddings = new EmbeddingDecoder(tensorFormats.all(), embeddingConfig);
        return Engine.start(
                backend,
                () -> load(servedNames, checkpoint),
                mediaMetrics -> new MediaLoader(
                        mediaSources, parsers, embeddings, cachePolicy, mediaConfig, mediaMetrics, System::nanoTime),
                cachePolicy,
                metrics,
                engineConfig,
                System::nanoTime);
    }

    private ModelAssets load(List<String> servedNames, Path checkpoint) {
        MediaLimits limits = mediaConfig.limits();
        return new ModelLoader(families.all().values())
                .load(servedNames, checkpoint, engineConfig.maxModelLength())
                .withGeneration(generationConfig)
                .withEncoders(encoder -> encoder.modalities().stream().anyMatch(modality -> limits.of(modality) > 0));
    }

    private Map<Modality, ModalityParser> parsersByModality() {
        Map<Modality, String> names = new HashMap<>();
        Map<Modality, ModalityParser> byModality = new HashMap<>();
        parsers.all().forEach((name, parser) -> {
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
