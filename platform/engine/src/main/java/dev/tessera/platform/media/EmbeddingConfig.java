package dev.tessera.platform.media;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.config.Setting;

/**
 * What requests may bring instead of media and tokens.
 *
 * @param enabled whether they may bring embeddings instead of media
 * @param promptEnabled whether they may bring embeddings instead of tokens
 * @param maxDecodeSize most bytes of an item's tensors, once they are dense
 */
public record EmbeddingConfig(
        @Setting(
                key = "enabled",
                description =
                        "Whether requests may bring embeddings computed elsewhere instead of media; for clients that"
                                + " are trusted",
                defaultValue = "false")
        boolean enabled,

        @Setting(
                key = "prompt-enabled",
                description =
                        "Whether requests may bring embeddings instead of tokens of their prompts; for clients that are"
                                + " trusted",
                defaultValue = "false")
        boolean promptEnabled,

        @Setting(
                key = "max-decode-size",
                description = "Most bytes of the tensors of one item's embeddings, once they are dense",
                defaultValue = "2GB")
        DataSize maxDecodeSize) {
    /** What the keys begin with. */
    public static final String PREFIX = "embeddings";

    public EmbeddingConfig {
        requireNonNull(maxDecodeSize, "maxDecodeSize is null");
        if (maxDecodeSize.bytes() < 1) {
            throw new IllegalArgumentException(
                    "embeddings.max-decode-size is %s, but must be at least 1 byte".formatted(maxDecodeSize));
        }
    }
}
