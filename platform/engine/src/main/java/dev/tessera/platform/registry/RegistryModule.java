package dev.tessera.platform.registry;

import static com.google.inject.Scopes.NO_SCOPE;
import static java.util.Objects.requireNonNull;

import com.google.inject.Binder;
import com.google.inject.Binding;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.name.Names;
import com.google.inject.spi.ElementSource;
import com.google.inject.util.Types;
import dev.tessera.platform.lifecycle.Closer;
import dev.tessera.platform.plugin.Contribution;
import dev.tessera.platform.plugin.ContributionKind;
import dev.tessera.platform.plugin.LoadedPlugins;
import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.TreeMap;

/**
 * Binds a {@link Registry} for each kind of contribution. Guice's own map binder would do the same a second time, under
 * types that say less, and takes a third of the time that it takes to wire everything.
 */
public final class RegistryModule implements Module {
    private final LoadedPlugins plugins;
    private final Closer closer;

    /**
     * Prepares.
     *
     * @param closer closes what is created
     */
    public RegistryModule(LoadedPlugins plugins, Closer closer) {
        this.plugins = requireNonNull(plugins, "plugins is null");
        this.closer = requireNonNull(closer, "closer is null");
    }

    /** Under which the registry of a kind is bound. */
    @SuppressWarnings("unchecked") // the type is put together from the kind's
    public static <T> Key<Registry<T>> key(ContributionKind<T> kind) {
        return (Key<Registry<T>>) Key.get(Types.newParameterizedType(Registry.class, kind.type()));
    }

    /** Whether a binding is one of this module, and not of a service of the platform. */
    public static boolean isContribution(Binding<?> binding) {
        return binding.getSource() instanceof ElementSource source
                && source.getDeclaringSource() == RegistryModule.class;
    }

    @Override
    public void configure(Binder binder) {
        Binder marked = binder.withSource(RegistryModule.class);
        ContributionKind.all().forEach(kind -> bindRegistry(marked, kind));
    }

    private <T> void bindRegistry(Binder binder, ContributionKind<T> kind) {
        Map<String, LazyContribution<T>> contributions = new TreeMap<>();
        for (Contribution<T> contribution : plugins.contributions(kind)) {
            contributions.put(contribution.name(), bind(binder, contribution, contribution.constructor()));
        }
        binder.bind(key(kind)).toInstance(new Registry<>(kind, contributions));
    }

    /** The constructor's key is named after the contribution, so that nobody comes past the registry by accident. */
    private <T, C extends T> LazyContribution<T> bind(
            Binder binder, Contribution<T> contribution, Constructor<C> constructor) {
        Key<C> key = Key.get(constructor.getDeclaringClass(), Names.named(contribution.label()));
        binder.bind(key).toConstructor(constructor).in(NO_SCOPE);
        return new LazyContribution<>(contribution, binder.getProvider(key), closer);
    }
}
