package dev.tessera.testkit.goldens;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reference checkpoints, requests and results, computed by the models' original implementation. What is in them, how it was
 * made and how close one must come is said in the directory's README.
 */
public final class Goldens {
    private static final String MEDIA = "media";

    private final Path directory;

    public Goldens(Path directory) {
        this.directory = requireNonNull(directory, "directory is null");
        if (!Files.isDirectory(directory.resolve(MEDIA))) {
            throw new IllegalArgumentException("%s holds no goldens".formatted(directory));
        }
    }

    /**
     * The goldens of this build: where the system property {@code tessera.goldens} says, else below the repository's root,
     * which the build tells tests as {@code tessera.root}.
     */
    public static Goldens locate() {
        return new Goldens(property("tessera.goldens")
                .orElseGet(() -> property("tessera.root")
                        .map(root -> root.resolve("spi/testkit/goldens"))
                        .orElseThrow(() -> new IllegalStateException(
                                "neither the system property tessera.goldens nor tessera.root is set"))));
    }

    private static Optional<Path> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).map(Path::of);
    }

    /** The families that have goldens, sorted by name. */
    public List<GoldenFamily> families() {
        return Directories.in(directory).stream()
                .filter(family -> !family.endsWith(MEDIA))
                .map(GoldenFamily::new)
                .toList();
    }

    /** A family, such as {@code qwen2-vl}. */
    public GoldenFamily family(String name) {
        return new GoldenFamily(directory.resolve(name));
    }

    /** A picture, video or sound, or one of the files beside them, such as {@code resize/resize.json}. */
    public Path media(String file) {
        return directory.resolve(MEDIA).resolve(file);
    }

    /** What a request's {@code media/...} URL stands for. */
    public Path resolve(String url) {
        return directory.resolve(url);
    }
}
