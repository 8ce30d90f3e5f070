package dev.tessera.platform.plugin;

import java.util.List;

/** The packages whose classes and resources plugins have in common with the platform. */
final class SharedPackages {
    private static final List<String> PREFIXES = List.of("dev/tessera/spi/", "jakarta/inject/", "org/slf4j/");

    private SharedPackages() {}

    static boolean containsClass(String className) {
        return containsResource(className.replace('.', '/'));
    }

    static boolean containsResource(String resourceName) {
        for (String prefix : PREFIXES) {
            if (resourceName.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
