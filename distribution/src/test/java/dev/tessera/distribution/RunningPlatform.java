package dev.tessera.distribution;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.bootstrap.PlatformBuilder;
import dev.tessera.platform.engine.EngineModule;
import dev.tessera.platform.media.MediaLoader;
import dev.tessera.platform.media.MediaLoaderFactory;
import dev.tessera.platform.metrics.MediaMetrics;
import dev.tessera.platform.model.ModelAssets;
import dev.tessera.platform.model.ModelLoader;
import dev.tessera.platform.plugin.ContributionKind;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.media.Modality;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The platform on the distribution's own plugins, computing in float32. */
final class RunningPlatform {
    private RunningPlatform() {}

    static Platform start() {
        return start(Map.of());
    }

    /** With further configuration. */
    static Platform start(Map<String, String> configuration) {
        PlatformBuilder builder = EngineModule.addTo(Platform.builder().home(Distribution.home()))
                .set("engine.dtype", "float32")
                .set("engine.kv-cache-memory", "32MB")
                .set("sources.allowed-local-media-path", "/")
                .set("embeddings.enabled", "true");
        configuration.forEach(builder::set);
        return builder.start();
    }

    static ModelAssets load(Platform platform, Path checkpoint) {
        return load(platform, checkpoint, Optional.empty());
    }

    static ModelAssets load(Platform platform, GoldenRun run) {
        return load(platform, run.checkpoint(), run.maxModelLength());
    }

    private static ModelAssets load(Platform platform, Path checkpoint, Optional<Integer> maxLength) {
        return new ModelLoader(
                        platform.registry(ContributionKind.MODEL_FAMILY).all().values())
                .load(List.of("golden"), checkpoint, maxLength);
    }

    static MediaLoader mediaLoader(Platform platform, ModelAssets assets) {
        return platform.service(MediaLoaderFactory.class)
                .create(
                        assets.model().inputProcessor(),
                        new MediaMetrics(
                                new TestingMetrics(),
                                new ServedModel("golden", 1, Set.of(Modality.IMAGE, Modality.VIDEO, Modality.AUDIO))));
    }
}
