package dev.tessera.backend.pytorch;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.config.Setting;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Configuration of the PyTorch backend.
 *
 * @param threads threads that compute one operation; as many as there are processors where none are given
 * @param packWeights whether bfloat16 matrices are copied, when a graph is compiled, into a layout that is read faster
 * @param cacheDirectory where PyTorch's native libraries are unpacked
 */
public record PytorchConfig(
        @Setting(
                key = "threads",
                description = "Threads that compute one operation; by default as many as there are processors")
        Optional<Integer> threads,

        @Setting(
                key = "pack-weights",
                description =
                        "Copy bfloat16 matrices into a layout that is read faster, which takes their memory again",
                defaultValue = "true")
        boolean packWeights,

        @Setting(
                key = "cache-directory",
                description =
                        "Directory where native libraries are unpacked; by default tessera in the user's cache directory")
        Optional<Path> cacheDirectory) {
    public PytorchConfig {
        requireNonNull(threads, "threads is null");
        requireNonNull(cacheDirectory, "cacheDirectory is null");
        threads.ifPresent(count -> {
            if (count < 1 || count > 1024) {
                throw new IllegalArgumentException("%d threads are not between 1 and 1024".formatted(count));
            }
        });
    }

    /** What is used where nothing is configured. */
    public static PytorchConfig defaults() {
        return new PytorchConfig(Optional.empty(), true, Optional.empty());
    }
}
