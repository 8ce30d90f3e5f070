package dev.tessera.cli;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.engine.Engine;
import dev.tessera.platform.engine.EngineOpener;
import dev.tessera.platform.model.ModelConfig;

/** The model that a command runs, as it is configured. */
final class ConfiguredModel {
    private final Platform platform;
    private final ModelConfig config;

    ConfiguredModel(Platform platform) {
        this.platform = requireNonNull(platform, "platform is null");
        this.config = platform.configuration().of(ModelConfig.class);
    }

    /** What the user calls it. */
    String label() {
        return config.path();
    }

    Engine open() {
        return platform.service(EngineOpener.class).open(Installation.model(config.path()), config.servedNames());
    }
}
