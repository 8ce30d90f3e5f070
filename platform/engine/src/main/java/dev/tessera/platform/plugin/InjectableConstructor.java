package dev.tessera.platform.plugin;

import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/** Finds the one constructor by which a class wants to be created. */
final class InjectableConstructor {
    private InjectableConstructor() {}

    static <T> Constructor<T> of(Class<T> type) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new IllegalArgumentException("%s is abstract".formatted(type.getName()));
        }
        List<Constructor<?>> constructors = Arrays.stream(type.getConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(Inject.class))
                .toList();
        if (constructors.size() != 1) {
            throw new IllegalArgumentException("%s has %d public @Inject constructors instead of one"
                    .formatted(type.getName(), constructors.size()));
        }
        try {
            return type.getConstructor(constructors.getFirst().getParameterTypes());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
