package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.cache.CacheConfig;
import dev.tessera.platform.media.MediaConfig;
import dev.tessera.platform.media.MediaLimits;
import dev.tessera.platform.media.MediaLoaderFactory;
import dev.tessera.platform.model.GenerationConfig;
import dev.tessera.platform.model.ModelAssets;
import dev.tessera.platform.model.ModelLoader;
import dev.tessera.platform.registry.Registry;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.cache.CachePolicy;
import dev.tessera.spi.metrics.Metrics;
import dev.tessera.spi.model.ModelFamily;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Opens engines on what the plugins contribute. Thread-safe. */
public final class EngineOpener {
    private final Registry<Backend> backends;
    private final Registry<ModelFamily> families;
    private final Registry<CachePolicy> cachePolicies;
    private final MediaLoaderFactory mediaLoaders;
    private final Metrics metrics;
    private final EngineConfig engineConfig;
    private final MediaConfig mediaConfig;
    private final CacheConfig cacheConfig;
    private final GenerationConfig generationConfig;

    @Inject
    public EngineOpener(
            Registry<Backend> backends,
            Registry<ModelFamily> families,
            Registry<CachePolicy> cachePolicies,
            MediaLoaderFactory mediaLoaders,
            Metrics metrics,
            EngineConfig engineConfig,
            MediaConfig mediaConfig,
            CacheConfig cacheConfig,
            GenerationConfig generationConfig) {
        this.backends = requireNonNull(backends, "backends is null");
        this.families = requireNonNull(families, "families is null");
        this.cachePolicies = requireNonNull(cachePolicies, "cachePolicies is null");
        this.mediaLoaders = requireNonNull(mediaLoaders, "mediaLoaders is null");
        this.metrics = requireNonNull(metrics, "metrics is null");
        this.engineConfig = requireNonNull(engineConfig, "engineConfig is null");
        this.mediaConfig = requireNonNull(mediaConfig, "mediaConfig is null");
        this.cacheConfig = requireNonNull(cacheConfig, "cacheConfig is null");
        this.generationConfig = requireNonNull(generationConfig, "generationConfig is null");
    }

    /** {@link #open(Path, List, String) Opens} a checkpoint on the backend that is configured. */
    public Engine open(Path checkpoint, List<String> servedNames) {
        return open(checkpoint, servedNames, engineConfig.backend());
    }

    /**
     * Opens a checkpoint. The engine goes on loading in the background and is to be closed before the platform.
     *
     * @param checkpoint the checkpoint's directory
     * @param servedNames the names by which requests ask for the model, the first of which is that of answers; where there are
     *     none, the last part of the directory
     * @param backendName name of the backend
     */
    public Engine open(Path checkpoint, List<String> servedNames, String backendName) {
        List<String> names = servedNames.isEmpty() ? List.of(lastPart(checkpoint)) : servedNames;
        Supplier<Backend> backend = backends.lazily(backendName);
        CachePolicy cachePolicy = cachePolicies.named(cacheConfig.policy());
        return Engine.start(
                backend,
                () -> load(names, checkpoint),
                mediaLoaders::create,
                cachePolicy,
                metrics,
                engineConfig,
                System::nanoTime);
    }

    private static String lastPart(Path directory) {
        return String.valueOf(directory.toAbsolutePath().normalize().getFileName());
    }

    private ModelAssets load(List<String> names, Path checkpoint) {
        MediaLimits limits = mediaConfig.limits();
        return new ModelLoader(families.all().values())
                .load(names, checkpoint, engineConfig.maxModelLength())
                .withGeneration(generationConfig)
                .withEncoders(encoder -> encoder.modalities().stream().anyMatch(modality -> limits.of(modality) > 0));
    }
}
