package dev.tessera.platform.plugin;

import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Plugins as their authors compile them, not packaged. Each is a module's {@code target/classes} with the
 * {@code plugin.properties} in it. Where a file {@code target/plugin.classpath} lies beside it, it lists the absolute paths
 * of the libraries that the plugin brings, one to a line or joined as in a class path.
 */
public final class DevelopmentPlugins implements PluginSource {
    private static final String CLASS_PATH = "plugin.classpath";

    private final List<Path> directories;

    public DevelopmentPlugins(List<Path> directories) {
        this.directories = List.copyOf(requireNonNull(directories, "directories is null"));
    }

    @Override
    public List<PluginLocation> locations() {
        return directories.stream().map(DevelopmentPlugins::location).toList();
    }

    private static PluginLocation location(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new TesseraException(INVALID_PLUGIN, "there is no directory %s".formatted(directory));
        }
        List<Path> classPath = new ArrayList<>();
        classPath.add(directory);
        for (Path library : libraries(directory)) {
            if (!library.isAbsolute() || !Files.exists(library)) {
                throw new TesseraException(
                        INVALID_PLUGIN,
                        "%s of %s lists %s, which is not the absolute path of a file or directory"
                                .formatted(CLASS_PATH, directory, library));
            }
            classPath.add(library);
        }
        return new PluginLocation(directory.toString(), directory.resolve(PluginLocation.DESCRIPTOR), classPath);
    }

    private static List<Path> libraries(Path directory) {
        Path file = directory.toAbsolutePath().resolveSibling(CLASS_PATH);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .flatMap(line -> Stream.of(line.split(File.pathSeparator)))
                    .map(String::strip)
                    .filter(entry -> !entry.isEmpty())
                    .map(Path::of)
                    .toList();
        } catch (IOException | InvalidPathException e) {
            throw new TesseraException(INVALID_PLUGIN, "%s of %s cannot be read".formatted(CLASS_PATH, directory), e);
        }
    }
}
