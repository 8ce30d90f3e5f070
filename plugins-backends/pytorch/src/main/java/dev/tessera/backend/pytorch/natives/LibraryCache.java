package dev.tessera.backend.pytorch.natives;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The directory where native libraries are unpacked on the first start, and used from then on.
 *
 * @param directory made where it is missing
 */
public record LibraryCache(Path directory) {
    private static final String LOCK = "pytorch.lock";

    /** The usual place: {@code tessera} in the user's cache directory. */
    public static LibraryCache ofUser(Function<String, String> environment, Path home) {
        String configured = environment.apply("XDG_CACHE_HOME");
        Path caches = configured == null || configured.isEmpty() ? home.resolve(".cache") : Path.of(configured);
        return new LibraryCache(caches.resolve("tessera"));
    }

    /** Does something that no other process does at the same time with the same directory. */
    <T> T exclusively(Supplier<T> action) {
        try {
            Files.createDirectories(directory);
            try (FileChannel channel = FileChannel.open(directory.resolve(LOCK), CREATE, WRITE)) {
                // closing the channel gives the lock back
                channel.lock();
                return action.get();
            }
        } catch (IOException e) {
            throw new TesseraException(
                    INVALID_CONFIGURATION,
                    "PyTorch's libraries cannot be unpacked, because the cache directory is not writable: set pytorch.cache-directory",
                    e);
        }
    }
}
