package dev.tessera.frontend.openai.config;

import static dev.tessera.spi.generation.SamplingParameters.MAX_CHOICES;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.config.Setting;

/**
 * How large a request may be. The limits on JSON bound the memory and the stack that reading a body takes, whatever is in it.
 */
public record RequestLimits(
        @Setting(key = "max-body-size", description = "Largest body of a request, in bytes", defaultValue = "128MB")
        DataSize maxBodySize,

        @Setting(
                key = "max-string-length",
                description = "Longest string in a body, in characters; media in a data URL is such a string",
                defaultValue = "100000000")
        int maxStringLength,

        @Setting(
                key = "max-number-length",
                description = "Longest number in a body, in characters",
                defaultValue = "100")
        int maxNumberLength,

        @Setting(
                key = "max-nesting",
                description = "How deep the objects and lists of a body may be nested",
                defaultValue = "100")
        int maxNesting,

        @Setting(
                key = "max-json-tokens",
                description = "Most JSON tokens (names, values and brackets) in a body",
                defaultValue = "1000000")
        long maxJsonTokens,

        @Setting(key = "max-messages", description = "Most messages in a conversation", defaultValue = "4096")
        int maxMessages,

        @Setting(
                key = "max-content-parts",
                description = "Most parts of all messages of a conversation together",
                defaultValue = "4096")
        int maxContentParts,

        @Setting(key = "max-choices", description = "Most answers to one prompt, n of a request", defaultValue = "128")
        int maxChoices,

        @Setting(key = "max-prompts", description = "Most prompts of one request for completions", defaultValue = "256")
        int maxPrompts) {
    /** Reading recurses once a level, and so does everything that walks what was read. */
    private static final int DEEPEST_NESTING = 1000;

    public RequestLimits {
        requireNonNull(maxBodySize, "maxBodySize is null");
        if (maxBodySize.bytes() < 1 || maxBodySize.bytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "max-body-size is %d bytes, but must be 1 to %d".formatted(maxBodySize.bytes(), Integer.MAX_VALUE));
        }
        requirePositive("max-string-length", maxStringLength);
        requirePositive("max-number-length", maxNumberLength);
        requirePositive("max-nesting", maxNesting);
        if (maxNesting > DEEPEST_NESTING) {
            throw new IllegalArgumentException(
                    "max-nesting is %d, but must be at most %d".formatted(maxNesting, DEEPEST_NESTING));
        }
        requirePositive("max-json-tokens", maxJsonTokens);
        requirePositive("max-messages", maxMessages);
        requirePositive("max-content-parts", maxContentParts);
        requirePositive("max-choices", maxChoices);
        if (maxChoices > MAX_CHOICES) {
            throw new IllegalArgumentException(
                    "max-choices is %d, but must be at most %d".formatted(maxChoices, MAX_CHOICES));
        }
        requirePositive("max-prompts", maxPrompts);
    }

    private static void requirePositive(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s is %d, but must be at least 1".formatted(key, value));
        }
    }
}
