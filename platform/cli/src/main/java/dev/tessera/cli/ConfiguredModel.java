package dev.tessera.cli;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.engine.Engine;
import dev.tessera.platform.engine.EngineConfig;
import dev.tessera.platform.engine.EngineOpener;
import dev.tessera.platform.model.ModelConfig;
import java.util.List;

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

    /** The name that answers have. */
    String name() {
        return names().getFirst();
    }

    /** The names by which requests may ask for it: the last part of its directory, unless others are configured. */
    private List<String> names() {
        return config.servedNames().isEmpty()
                ? List.of(String.valueOf(Installation.model(config.path())
                        .toAbsolutePath()
                        .normalize()
                        .getFileName()))
                : config.servedNames();
    }

    Engine open() {
        return platform.service(EngineOpener.class)
                .open(
                        names(),
                        Installation.model(config.path()),
                        platform.configuration().of(EngineConfig.class).backend());
    }
}
