package dev.tessera.platform.media;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.config.Setting;

/**
 * How media is loaded.
 *
 * @param maxBytes most bytes of one item
 * @param threads threads that decode and process; 0 is one for each processor
 */
public record MediaConfig(
        @Setting(
                key = "max-size",
                description = "Most bytes of one media item, before decoding",
                defaultValue = "256MB")
        DataSize maxBytes,

        @Setting(
                key = "threads",
                description = "Threads that decode and process media; 0 is one for each processor",
                defaultValue = "0")
        int threads) {
    /** What the keys begin with. */
    public static final String PREFIX = "media";

    public MediaConfig {
        if (maxBytes.bytes() < 1 || maxBytes.bytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "media.max-size is %s, but must be at least 1 byte and less than 2GB".formatted(maxBytes));
        }
        if (threads < 0 || threads > 1024) {
            throw new IllegalArgumentException("media.threads is %d, but must be 0 to 1024".formatted(threads));
        }
    }
}
