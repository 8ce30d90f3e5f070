package dev.tessera.platform.plugin;

import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Plugins as users install them: each directory in {@code plugins} is one, and all jars in it are its class path. */
public final class InstalledPlugins implements PluginSource {
    private final Path directory;

    public InstalledPlugins(Path directory) {
        this.directory = requireNonNull(directory, "directory is null");
    }

    @Override
    public List<PluginLocation> locations() {
        return list(directory, Files::isDirectory).stream().map(this::location).toList();
    }

    private PluginLocation location(Path plugin) {
        List<Path> jars = list(plugin, file -> file.getFileName().toString().endsWith(".jar"));
        String label = "%s/%s".formatted(directory.getFileName(), plugin.getFileName());
        return new PluginLocation(label, plugin.resolve(PluginLocation.DESCRIPTOR), jars);
    }

    private static List<Path> list(Path directory, Predicate<Path> wanted) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new TesseraException(
                    INVALID_PLUGIN, "the plugin directory \"%s\" cannot be read".formatted(directory.getFileName()), e);
        }
    }
}
