package dev.tessera.frontend.openai.answer;

import dev.tessera.spi.generation.Usage;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an answer took, as {@code usage} says it.
 *
 * @param promptTokens placeholders of media expanded
 * @param promptTokensDetails where the prompt has media
 */
public record CompletionUsage(
        int promptTokens, int totalTokens, int completionTokens, Optional<PromptTokensDetails> promptTokensDetails) {
    /**
     * Prompt tokens by kind.
     *
     * @param multimodalTokens those that stand for media, by the name of the modality
     */
    public record PromptTokensDetails(Map<String, Integer> multimodalTokens) {}

    public static CompletionUsage of(Usage usage) {
        Map<String, Integer> media = new TreeMap<>();
        usage.mediaTokens().forEach((modality, tokens) -> media.put(modality.name(), tokens));
        return new CompletionUsage(
                usage.promptTokens(),
                usage.promptTokens() + usage.completionTokens(),
                usage.completionTokens(),
                Optional.of(media).filter(tokens -> !tokens.isEmpty()).map(PromptTokensDetails::new));
    }
}
