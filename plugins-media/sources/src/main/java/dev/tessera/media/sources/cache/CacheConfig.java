package dev.tessera.media.sources.cache;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.config.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Configuration of what is kept of the web.
 *
 * @param directory created where it does not exist
 * @param maxSize of all that is kept together; positive
 * @param ttl positive
 */
public record CacheConfig(
        @Setting(
                key = "cache-directory",
                description =
                        "A private directory that keeps what was fetched from the web, by its URL; when empty, nothing"
                                + " is kept")
        Optional<Path> directory,

        @Setting(
                key = "cache-max-size",
                description = "Most bytes that are kept; what was not asked for the longest time goes first",
                defaultValue = "5GB")
        DataSize maxSize,

        @Setting(
                key = "cache-ttl",
                description = "How long something is kept that nobody asks for",
                defaultValue = "24h")
        Duration ttl) {
    public CacheConfig {
        requireNonNull(directory, "directory is null");
        requireNonNull(maxSize, "maxSize is null");
        if (maxSize.bytes() == 0) {
            throw new IllegalArgumentException("cache-max-size is 0B, but has to be more than nothing");
        }
        if (!ttl.isPositive()) {
            throw new IllegalArgumentException("cache-ttl is %s, but has to be more than nothing".formatted(ttl));
        }
    }
}
