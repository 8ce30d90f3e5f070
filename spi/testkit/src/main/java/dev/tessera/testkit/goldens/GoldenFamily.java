package dev.tessera.testkit.goldens;

import static java.util.Objects.requireNonNull;

import dev.tessera.testkit.json.JsonFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The goldens of one model family.
 *
 * @param directory where they lie
 */
public record GoldenFamily(Path directory) {
    public GoldenFamily {
        requireNonNull(directory, "directory is null");
        if (!Files.isDirectory(directory.resolve("cases"))) {
            throw new IllegalArgumentException("%s holds no goldens of a family".formatted(directory));
        }
    }

    public String name() {
        return String.valueOf(directory.getFileName());
    }

    /** Checkpoint directories, sorted by name. */
    public List<Path> checkpoints() {
        return Directories.in(directory).stream()
                .filter(candidate -> Files.exists(candidate.resolve("config.json")))
                .toList();
    }

    /** A checkpoint's directory, such as {@code tiny-a}. */
    public Path checkpoint(String name) {
        return directory.resolve(name);
    }

    /** All cases, sorted by name. */
    public List<GoldenCase> cases() {
        return Directories.list(directory.resolve("cases")).stream()
                .filter(file -> file.toString().endsWith(".json"))
                .map(GoldenFamily::read)
                .toList();
    }

    /** A case, such as {@code single_image}. */
    public GoldenCase goldenCase(String name) {
        return read(directory.resolve("cases").resolve(name + ".json"));
    }

    /** Another file of the family, such as {@code tokenizer_goldens.json}. */
    public Path file(String name) {
        return directory.resolve(name);
    }

    private static GoldenCase read(Path file) {
        String name = String.valueOf(file.getFileName()).replace(".json", "");
        return new GoldenCase(name, JsonFile.read(file), file.resolveSibling(name + ".safetensors"));
    }
}
