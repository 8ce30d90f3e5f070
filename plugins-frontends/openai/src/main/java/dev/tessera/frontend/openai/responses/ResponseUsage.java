package dev.tessera.frontend.openai.responses;

import dev.tessera.spi.generation.Usage;

/** What a response took. */
record ResponseUsage(
        int inputTokens,
        InputDetails inputTokensDetails,
        int outputTokens,
        OutputDetails outputTokensDetails,
        int totalTokens) {
    /**
     * Prompt tokens by what became of them.
     *
     * @param cacheWriteTokens always none, for writing to the cache is no work of its own; OpenAI's clients expect the member
     * @param cachedTokens those that were not computed anew
     */
    record InputDetails(int cacheWriteTokens, int cachedTokens) {}

    /**
     * Generated tokens by kind.
     *
     * @param reasoningTokens always none, for all that the model writes is text; OpenAI's clients expect the member
     */
    record OutputDetails(int reasoningTokens) {}

    static ResponseUsage of(Usage usage) {
        return new ResponseUsage(
                usage.promptTokens(),
                new InputDetails(0, usage.cachedTokens()),
                usage.completionTokens(),
                new OutputDetails(0),
                usage.promptTokens() + usage.completionTokens());
    }
}
