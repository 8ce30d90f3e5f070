package dev.tessera.platform.engine;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Scopes;
import dev.tessera.platform.bootstrap.PlatformBuilder;
import dev.tessera.platform.cache.CacheConfig;
import dev.tessera.platform.media.EmbeddingConfig;
import dev.tessera.platform.media.MediaConfig;
import dev.tessera.platform.media.MediaLoaderFactory;
import dev.tessera.platform.model.GenerationConfig;
import dev.tessera.platform.model.ModelConfig;

/** Binds what opens engines. */
public final class EngineModule implements Module {
    private EngineModule() {}

    /** Lets a platform open engines, and be configured for that. */
    public static PlatformBuilder addTo(PlatformBuilder builder) {
        return builder.config(EngineConfig.PREFIX, EngineConfig.class)
                .config(ModelConfig.PREFIX, ModelConfig.class)
                .config(GenerationConfig.PREFIX, GenerationConfig.class)
                .config(MediaConfig.PREFIX, MediaConfig.class)
                .config(EmbeddingConfig.PREFIX, EmbeddingConfig.class)
                .config(CacheConfig.PREFIX, CacheConfig.class)
                .module(new EngineModule());
    }

    @Override
    public void configure(Binder binder) {
        binder.bind(MediaLoaderFactory.class).in(Scopes.SINGLETON);
        binder.bind(EngineOpener.class).in(Scopes.SINGLETON);
    }
}
