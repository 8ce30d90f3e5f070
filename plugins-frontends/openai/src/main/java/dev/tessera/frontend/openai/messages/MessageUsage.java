package dev.tessera.frontend.openai.messages;

import dev.tessera.spi.generation.Usage;

/**
 * What a message took. The prompt is the sum of the first three.
 *
 * @param inputTokens those of the prompt that were computed
 * @param cacheCreationInputTokens always none, for writing to the cache is no work of its own
 * @param cacheReadInputTokens those of the prompt that were not computed anew
 */
record MessageUsage(int inputTokens, int cacheCreationInputTokens, int cacheReadInputTokens, int outputTokens) {
    static MessageUsage of(Usage usage) {
        return new MessageUsage(
                usage.promptTokens() - usage.cachedTokens(), 0, usage.cachedTokens(), usage.completionTokens());
    }

    /** What is known before the first token: what of the prompt is cached is not. */
    static MessageUsage begun(int promptTokens) {
        return new MessageUsage(promptTokens, 0, 0, 0);
    }
}
