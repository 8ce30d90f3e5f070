package dev.tessera.frontend.openai.answer;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tessera.spi.generation.Usage;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an answer took, as {@code usage} says it.
 *
 * @param promptTokens placeholders of media expanded
 * @param promptTokensDetails once the answer is complete
 */
public record CompletionUsage(
        int promptTokens,
        int totalTokens,
        int completionTokens,
        @JsonInclude(NON_ABSENT) Optional<PromptTokensDetails> promptTokensDetails) {
    /**
     * Prompt tokens by kind.
     *
     * @param cachedTokens those that were not computed anew
     * @param multimodalTokens those that stand for media, by the name of the modality
     */
    public record PromptTokensDetails(
            int cachedTokens, @JsonInclude(NON_EMPTY) Map<String, Integer> multimodalTokens) {}

    public static CompletionUsage of(Usage usage) {
        Map<String, Integer> media = new TreeMap<>();
        usage.mediaTokens().forEach((modality, tokens) -> media.put(modality.name(), tokens));
        return new CompletionUsage(
                usage.promptTokens(),
                usage.promptTokens() + usage.completionTokens(),
                usage.completionTokens(),
                Optional.of(new PromptTokensDetails(usage.cachedTokens(), media)));
    }

    /** What one of the answers took up to now. */
    public static CompletionUsage soFar(int promptTokens, int completionTokens) {
        return new CompletionUsage(promptTokens, promptTokens + completionTokens, completionTokens, Optional.empty());
    }
}
