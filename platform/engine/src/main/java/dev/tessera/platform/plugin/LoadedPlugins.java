package dev.tessera.platform.plugin;

import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.tessera.platform.config.ConfigurationSection;
import dev.tessera.platform.lifecycle.Closer;
import dev.tessera.platform.text.TextTable;
import dev.tessera.spi.error.TesseraException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All plugins with what they contribute, sorted by name. Closing it closes their class loaders. */
public final class LoadedPlugins implements AutoCloseable {
    private final List<LoadedPlugin> plugins;
    private final Closer loaders;

    LoadedPlugins(List<LoadedPlugin> plugins, Closer loaders) {
        this.plugins = List.copyOf(plugins);
        this.loaders = requireNonNull(loaders, "loaders is null");
        refuseSharedNames();
    }

    public List<LoadedPlugin> all() {
        return plugins;
    }

    /** What all plugins contribute of one kind. */
    public <T> List<Contribution<T>> contributions(ContributionKind<T> kind) {
        return plugins.stream()
                .flatMap(plugin -> plugin.contributions().stream())
                .flatMap(contribution -> contribution.as(kind).stream())
                .toList();
    }

    /** What all plugins want to have configured. */
    public List<ConfigurationSection> configuration() {
        return plugins.stream()
                .flatMap(plugin -> plugin.configuration().stream())
                .toList();
    }

    /** All plugins for a terminal. */
    public String table() {
        TextTable table = new TextTable("PLUGIN", "VERSION", "SPI", "CONTRIBUTES", "DESCRIPTION");
        for (LoadedPlugin plugin : plugins) {
            PluginDescriptor descriptor = plugin.descriptor();
            String contributions = plugin.contributions().stream()
                    .map(contribution -> "%s %s".formatted(contribution.kind().label(), contribution.name()))
                    .collect(joining(", "));
            table.row(
                    descriptor.name(),
                    descriptor.version(),
                    descriptor.spiVersion().toString(),
                    contributions,
                    descriptor.description());
        }
        return table.toString();
    }

    @Override
    public void close() {
        loaders.close();
    }

    private void refuseSharedNames() {
        Map<String, String> owners = new HashMap<>();
        for (LoadedPlugin plugin : plugins) {
            for (Contribution<?> contribution : plugin.contributions()) {
                String subject = "%s \"%s\"".formatted(contribution.kind().label(), contribution.name());
                String other = owners.put(subject, contribution.plugin());
                if (other != null) {
                    throw new TesseraException(
                            INVALID_PLUGIN,
                            "plugins \"%s\" and \"%s\" both contribute a %s"
                                    .formatted(other, contribution.plugin(), subject));
                }
            }
        }
    }
}
