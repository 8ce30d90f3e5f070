package dev.tessera.platform.plugin;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.config.ConfigurationSection;
import java.util.List;

/** What a plugin says of itself, brings, and wants to have configured. */
public record LoadedPlugin(
        PluginDescriptor descriptor, List<Contribution<?>> contributions, List<ConfigurationSection> configuration) {
    public LoadedPlugin {
        requireNonNull(descriptor, "descriptor is null");
        contributions = List.copyOf(contributions);
        configuration = List.copyOf(configuration);
    }
}
