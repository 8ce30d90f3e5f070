package dev.tessera.platform.bootstrap;

import static java.util.Objects.requireNonNull;

import com.google.inject.ConfigurationException;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import dev.tessera.platform.config.EffectiveConfiguration;
import dev.tessera.platform.lifecycle.Closer;
import dev.tessera.platform.plugin.ContributionKind;
import dev.tessera.platform.plugin.LoadedPlugins;
import dev.tessera.platform.registry.Registry;
import dev.tessera.platform.registry.RegistryModule;

/**
 * The started platform: its plugins are loaded and its configuration is bound; contributions are created as they are asked
 * for. Thread-safe.
 */
public final class Platform implements AutoCloseable {
    private final Closer closer;
    private final LoadedPlugins plugins;
    private final EffectiveConfiguration configuration;
    private final Injector injector;

    Platform(Closer closer, LoadedPlugins plugins, EffectiveConfiguration configuration, Injector injector) {
        this.closer = requireNonNull(closer, "closer is null");
        this.plugins = requireNonNull(plugins, "plugins is null");
        this.configuration = requireNonNull(configuration, "configuration is null");
        this.injector = requireNonNull(injector, "injector is null");
    }

    public static PlatformBuilder builder() {
        return new PlatformBuilder();
    }

    public LoadedPlugins plugins() {
        return plugins;
    }

    public EffectiveConfiguration configuration() {
        return configuration;
    }

    /** All contributions of one kind, such as {@link ContributionKind#BACKEND}. */
    public <T> Registry<T> registry(ContributionKind<T> kind) {
        return injector.getInstance(RegistryModule.key(kind));
    }

    /** A service that a platform module binds. */
    public <T> T service(Class<T> type) {
        try {
            return injector.getInstance(type);
        } catch (ConfigurationException e) {
            throw InjectionFailure.of(e.getErrorMessages(), e);
        } catch (ProvisionException e) {
            throw InjectionFailure.of(e.getErrorMessages(), e);
        }
    }

    /**
     * Closes the contributions and services that were created, the last first, and then the class loaders of the plugins.
     * Further calls do nothing.
     *
     * @throws dev.tessera.spi.error.TesseraException INTERNAL_ERROR after everything was closed, with what failed suppressed
     */
    @Override
    public void close() {
        closer.close();
    }
}
