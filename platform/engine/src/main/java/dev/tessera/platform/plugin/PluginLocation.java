package dev.tessera.platform.plugin;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;

/**
 * Where one plugin lies.
 *
 * @param label what messages call the place, such as {@code plugins/pytorch}
 * @param descriptor its {@code plugin.properties}
 * @param classPath its jars and directories of classes
 */
public record PluginLocation(String label, Path descriptor, List<Path> classPath) {
    static final String DESCRIPTOR = "plugin.properties";

    public PluginLocation {
        requireNonNull(label, "label is null");
        requireNonNull(descriptor, "descriptor is null");
        classPath = List.copyOf(classPath);
    }
}
