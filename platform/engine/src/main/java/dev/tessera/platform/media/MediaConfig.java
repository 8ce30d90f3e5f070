package dev.tessera.platform.media;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.config.Setting;
import java.util.Optional;

/**
 * How media is loaded.
 *
 * @param maxBytes most bytes of one item
 * @param threads threads that decode and process; 0 is one for each processor
 * @param processorCacheSize most bytes of processed media that are kept, which live on the Java heap; 0 keeps none
 * @param limitPerPrompt as {@link MediaLimits#parse} reads it
 * @param ioOptions a JSON object, or empty
 * @param processorOptions a JSON object, or empty
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
        int threads,

        @Setting(
                key = "processor-cache-size",
                description = "Most memory for processed media that is kept for requests with the same media, of each"
                        + " model; 0 keeps none; by default 4GB, but no more than a quarter of the Java heap")
        Optional<DataSize> processorCacheSize,

        @Setting(
                key = "limit-per-prompt",
                description = "Most media items of a prompt by modality, as image=2,video=1 or as a JSON object; 999 of"
                        + " each that is not named")
        String limitPerPrompt,

        @Setting(
                key = "io-kwargs",
                description =
                        "Options of decoding for requests that do not set them, a JSON object by modality, such as"
                                + " {\"image\": {\"rgba_background_color\": [0, 0, 0]}}")
        String ioOptions,

        @Setting(
                key = "processor-kwargs",
                description = "Options of the model's input processor for requests that do not set them, a JSON object"
                        + " such as {\"max_pixels\": 1003520}")
        String processorOptions) {
    /** What the keys begin with. */
    public static final String PREFIX = "media";

    private static final long MAX_DEFAULT_CACHE_BYTES = 4L << 30;

    public MediaConfig {
        if (maxBytes.bytes() < 1 || maxBytes.bytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "media.max-size is %s, but must be at least 1 byte and less than 2GB".formatted(maxBytes));
        }
        if (threads < 0 || threads > 1024) {
            throw new IllegalArgumentException("media.threads is %d, but must be 0 to 1024".formatted(threads));
        }
        requireNonNull(processorCacheSize, "processorCacheSize is null");
        try {
            MediaLimits.parse(limitPerPrompt);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("media.limit-per-prompt: %s".formatted(e.getMessage()), e);
        }
        OptionDefaults.parse(ioOptions, processorOptions);
    }

    /** Most bytes of processed media that are kept. */
    public long processorCacheBytes() {
        return processorCacheSize
                .map(DataSize::bytes)
                .orElseGet(() ->
                        Math.min(MAX_DEFAULT_CACHE_BYTES, Runtime.getRuntime().maxMemory() / 4));
    }

    /** Most items of a prompt. */
    public MediaLimits limits() {
        return MediaLimits.parse(limitPerPrompt);
    }

    /** Options for requests that do not set them. */
    public OptionDefaults optionDefaults() {
        return OptionDefaults.parse(ioOptions, processorOptions);
    }
}
