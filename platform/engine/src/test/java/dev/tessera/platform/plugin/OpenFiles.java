package dev.tessera.platform.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which files this process has open, as Linux says. */
public final class OpenFiles {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private OpenFiles() {}

    public static List<Path> below(Path directory) throws IOException {
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            return descriptors
                    .flatMap(OpenFiles::target)
                    .filter(file -> file.startsWith(directory))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> target(Path descriptor) {
        try {
            return Stream.of(Files.readSymbolicLink(descriptor));
        } catch (IOException e) {
            // The descriptor with which the directory was listed is gone.
            return Stream.empty();
        }
    }
}
