package dev.tessera.media.sources;

import dev.tessera.spi.config.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Configuration of where media may come from.
 *
 * @param allowedLocalMediaPath an existing directory
 */
public record SourcesConfig(
        @Setting(
                key = "allowed-local-media-path",
                description = "The directory below which file URLs may read; when empty, they are refused")
        Optional<Path> allowedLocalMediaPath) {
    public SourcesConfig {
        if (allowedLocalMediaPath.isPresent() && !Files.isDirectory(allowedLocalMediaPath.get())) {
            throw new IllegalArgumentException(
                    "allowed-local-media-path is %s, but has to be a directory".formatted(allowedLocalMediaPath.get()));
        }
    }
}
