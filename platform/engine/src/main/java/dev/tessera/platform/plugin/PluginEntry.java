package dev.tessera.platform.plugin;

import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;
import static java.util.stream.Collectors.joining;

import dev.tessera.spi.Plugin;
import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;

/** Asks one plugin, by the one provider that it has, what it contributes. */
final class PluginEntry implements Callable<LoadedPlugin> {
    private static final String SPI_CLASS = "dev/tessera/spi/Plugin.class";

    private final PluginDescriptor descriptor;
    private final PluginClassLoader loader;

    PluginEntry(PluginDescriptor descriptor, PluginClassLoader loader) {
        this.descriptor = descriptor;
        this.loader = loader;
    }

    /** Fails with nothing but a {@link TesseraException} that names the plugin. */
    @Override
    public LoadedPlugin call() {
        try (var _ = new ThreadContextClassLoader(loader)) {
            return contributions();
        } catch (Throwable e) {
            ErrorCode code = e instanceof TesseraException known ? known.code() : INVALID_PLUGIN;
            throw new TesseraException(
                    code, "plugin \"%s\" cannot be loaded: %s".formatted(descriptor.name(), FailureReason.of(e)), e);
        }
    }

    private LoadedPlugin contributions() {
        if (loader.contains(SPI_CLASS)) {
            throw new TesseraException(
                    INVALID_PLUGIN,
                    "its jars hold a copy of the SPI, which must be a dependency of scope \"provided\"");
        }
        ContributionCollector collector = new ContributionCollector(descriptor);
        provider().get().contribute(collector);
        return collector.collected();
    }

    private ServiceLoader.Provider<Plugin> provider() {
        List<ServiceLoader.Provider<Plugin>> providers =
                ServiceLoader.load(Plugin.class, loader).stream().toList();
        if (providers.isEmpty()) {
            throw new TesseraException(
                    INVALID_PLUGIN, "its jars hold no provider of %s".formatted(Plugin.class.getName()));
        }
        if (providers.size() > 1) {
            String names = providers.stream()
                    .map(provider -> provider.type().getName())
                    .sorted()
                    .collect(joining(", "));
            throw new TesseraException(
                    INVALID_PLUGIN, "its jars hold %d providers instead of one: %s".formatted(providers.size(), names));
        }
        return providers.getFirst();
    }
}
