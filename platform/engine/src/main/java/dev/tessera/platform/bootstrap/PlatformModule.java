package dev.tessera.platform.bootstrap;

import static com.google.inject.Stage.PRODUCTION;
import static com.google.inject.matcher.Matchers.not;

import com.google.inject.Binder;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import dev.tessera.platform.config.EffectiveConfiguration;
import dev.tessera.platform.lifecycle.Closer;
import dev.tessera.platform.metrics.MetricsConfig;
import dev.tessera.platform.metrics.MetricsModule;
import dev.tessera.platform.plugin.LoadedPlugins;
import dev.tessera.platform.plugin.SpiServices;
import dev.tessera.platform.registry.RegistryModule;
import java.util.List;

/** Everything that is wired together. The strict options switch off what makes Guice guess. */
final class PlatformModule implements Module {
    private final EffectiveConfiguration configuration;
    private final LoadedPlugins plugins;
    private final List<Module> services;
    private final Closer closer;

    PlatformModule(EffectiveConfiguration configuration, LoadedPlugins plugins, List<Module> services, Closer closer) {
        this.configuration = configuration;
        this.plugins = plugins;
        this.services = List.copyOf(services);
        this.closer = closer;
    }

    Injector createInjector() {
        try {
            return Guice.createInjector(PRODUCTION, this);
        } catch (CreationException e) {
            throw InjectionFailure.of(e.getErrorMessages(), e);
        }
    }

    @Override
    public void configure(Binder binder) {
        binder.disableCircularProxies();
        binder.requireExplicitBindings();
        binder.requireExactBindingAnnotations();
        binder.requireAtInjectOnConstructors();
        configuration.records().forEach(record -> bind(binder, record.getClass(), record));
        binder.install(new MetricsModule(configuration.of(MetricsConfig.class)));
        binder.install(new RegistryModule(plugins, closer));
        // has Guice refuse to start where one is not bound
        SpiServices.all().forEach(binder::getProvider);
        services.forEach(binder::install);
        binder.bindListener(not(RegistryModule::isContribution), new SingletonCloser(closer));
    }

    private static <R extends Record> void bind(Binder binder, Class<R> type, Record configuration) {
        binder.bind(type).toInstance(type.cast(configuration));
    }
}
