package dev.tessera.testkit.goldens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lists directories. */
final class Directories {
    private Directories() {}

    /** The directories in a directory, sorted. */
    static List<Path> in(Path directory) {
        return list(directory).stream().filter(Files::isDirectory).toList();
    }

    /** What lies in a directory, sorted. */
    static List<Path> list(Path directory) {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be listed".formatted(directory), e);
        }
    }
}
