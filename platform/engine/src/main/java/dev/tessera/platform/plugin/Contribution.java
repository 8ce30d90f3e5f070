package dev.tessera.platform.plugin;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.config.KebabCase;
import java.lang.reflect.Constructor;
import java.util.Optional;

/**
 * Something that a plugin contributes, not created yet.
 *
 * @param name unique among its kind, in kebab-case
 * @param implementation the class that is created, with one public constructor marked {@link jakarta.inject.Inject}
 * @param plugin name of the plugin that brings it
 */
public record Contribution<T>(ContributionKind<T> kind, String name, Class<? extends T> implementation, String plugin) {
    public Contribution {
        requireNonNull(kind, "kind is null");
        requireNonNull(implementation, "implementation is null");
        requireNonNull(plugin, "plugin is null");
        if (!KebabCase.isName(name)) {
            throw new IllegalArgumentException("the name \"%s\" is not in kebab-case".formatted(name));
        }
        InjectableConstructor.of(implementation);
    }

    /** What creates it. */
    public Constructor<? extends T> constructor() {
        return InjectableConstructor.of(implementation);
    }

    /** This, if it is of the kind. */
    public <K> Optional<Contribution<K>> as(ContributionKind<K> wanted) {
        return kind == wanted
                ? Optional.of(new Contribution<>(wanted, name, implementation.asSubclass(wanted.type()), plugin))
                : Optional.empty();
    }

    /** What messages call it, such as {@code backend "pytorch" of plugin "pytorch"}. */
    public String label() {
        return "%s \"%s\" of plugin \"%s\"".formatted(kind.label(), name, plugin);
    }
}
